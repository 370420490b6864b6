/** Goes into every form that a signed-in person sends: see checkFormToken. */
export function FormToken({ value }: { value: string }) {
  return <input type="hidden" name="formToken" value={value} />;
}

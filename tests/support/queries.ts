import type { Connection } from '#db/connection.server.ts';

/** How many statements a piece of work sends to the database outside transactions. */
export async function countQueries({ db }: Connection, work: () => Promise<unknown>): Promise<number> {
  let queries = 0;
  const executor = db.getExecutor();
  const executeQuery = executor.executeQuery.bind(executor);
  executor.executeQuery = (query) => {
    queries += 1;
    return executeQuery(query);
  };
  try {
    await work();
  } finally {
    executor.executeQuery = executeQuery;
  }
  return queries;
}

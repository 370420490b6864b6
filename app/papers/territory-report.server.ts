/**
 * The end-of-week report of a territory: what the page of the same name says, in the same order, for whoever prints it or sends
 * it on. Each page names the report, its moment and its number.
 */
import type { Targets } from '#app/domain/campaign.ts';
import { measureOf } from '#app/domain/territory-measure.ts';
import type { ReportLine } from '#app/domain/territory-report.ts';
import type { Totals } from '#app/domain/totals.ts';
import {
  COLOURS,
  drawCloth,
  drawSiteName,
  fitText,
  LEADING,
  type Pen,
} from '#app/feeds/drawn-text.server.ts';
import type { FoundReport } from '#app/routes/coordination-territory-report-facts.server.ts';
import { farNames } from '#app/text/far-communes.ts';
import { figuresMethod } from '#app/text/figures-method.ts';
import { formatDay, formatDays, formatInstant, formatNumber, keepSigns } from '#app/text/format.ts';
import type { Locale, Text } from '#app/text/locale.ts';
import {
  formatReportRate,
  partName,
  reachWords,
  reportStateWords,
  totalsColumns,
} from '#app/text/report-words.ts';
import {
  addItem,
  addSubtitle,
  addTitle,
  addWords,
  BODY,
  drawWords,
  type Flow,
  layOutWords,
  MARGIN,
  makeFlow,
  NOTE,
  type Style,
  WIDTH,
} from './flow.server.ts';
import { addTable, type PaperRow } from './flow-table.server.ts';
import { A4, drawLine, drawPaper, write } from './paper.server.ts';
import { addReportMap } from './report-map.server.ts';

const FIRST_TOP = 172;
const NAME_WIDTH = 116;

/** The report as a PDF of as many pages as its tables need. */
export async function drawTerritoryReport(report: FoundReport, text: Text, locale: Locale): Promise<Buffer> {
  const words = text.territoryReport;
  const flow = await makeFlow(FIRST_TOP);
  addMeters(flow, report, text, locale);
  addMakeUp(flow, report, text, locale);
  addRates(flow, report, text, locale);
  flow.turn();
  addTitle(flow, words.map.title);
  if (report.map.kind === 'levels') {
    const title = words.map[report.map.measure === 'objectif' ? 'objectif' : 'evenements'];
    addWords(flow, `${title}. ${words.map.repeated}`, BODY);
  } else addWords(flow, reachWords(report.map.reach.drawing, text), BODY);
  flow.skip(10);
  await addReportMap(flow, report.map, { text, locale });
  addTerritories(flow, report, text, locale);
  addCommunes(flow, report, text, locale);
  addParts(flow, report, text, locale);
  addTallies(flow, report, text, locale);
  addComments(flow, report, text, locale);
  addMethod(flow, report, text, locale);
  const pages = flow.pages();
  const title = `${words.titleOf(report.territory)} · ${report.campaign.name}`;
  return drawPaper(
    { title, format: 'a4', guide: { language: locale, bookmarks: flow.bookmarks } },
    pages.map((draw, index) => (pen) => {
      if (index === 0) drawFirstHeading(pen, report, text, locale);
      else drawRunningHead(pen, report, text);
      draw(pen);
      drawPageFoot(pen, asOf(report, text, locale), words.page(index + 1, pages.length));
    }),
  );
}

function asOf({ asOf: instant }: FoundReport, text: Text, locale: Locale): string {
  const part = (style: 'date' | 'time') => formatInstant(instant, 'Europe/Paris', locale, style);
  return text.territoryReport.asOf(part('date'), part('time'));
}

function drawFirstHeading(pen: Pen, report: FoundReport, text: Text, locale: Locale): void {
  const words = text.territoryReport;
  const { campaign, territory, state } = report;
  drawCloth(pen, A4.width, 12);
  write(pen, 12, 650, COLOURS.primary);
  drawLine(pen, words.title, { left: MARGIN, baseline: 62, width: WIDTH - 120 });
  drawSiteName(pen, text.site.name, { left: A4.width - MARGIN - 92, middle: 58, size: 14 });
  pen.fillStyle = COLOURS.ink;
  const { size, lines } = fitText(pen, territory, {
    width: WIDTH,
    height: 40,
    weight: 780,
    largest: 32,
    smallest: 20,
  });
  let baseline = 66;
  for (const line of lines) {
    baseline += size * LEADING;
    drawLine(pen, line, { left: MARGIN, baseline, width: WIDTH });
  }
  const days = formatDays(campaign.startsOn, campaign.endsOn, locale);
  for (const [line, style] of [
    [words.days(campaign.name, days), { size: 12, weight: 600, colour: COLOURS.ink }],
    [asOf(report, text, locale), BODY],
    [reportStateWords(state, campaign.archivedAt, text, locale), { ...BODY, weight: 600 }],
  ] as const) {
    baseline += style.size + 6;
    write(pen, style.size, style.weight, style.colour);
    fitText(pen, line, { width: WIDTH, height: 16, weight: style.weight, largest: style.size, smallest: 8 });
    drawLine(pen, line, { left: MARGIN, baseline, width: WIDTH });
  }
}

function drawRunningHead(pen: Pen, { campaign, territory }: FoundReport, text: Text): void {
  write(pen, 8.5, 600, COLOURS.softInk);
  const words = `${text.territoryReport.titleOf(territory)} · ${campaign.name}`;
  drawLine(pen, words, { left: MARGIN, baseline: 34, width: WIDTH });
  pen.fillStyle = COLOURS.rule;
  pen.fillRect(MARGIN, 41, WIDTH, 0.5);
}

function drawPageFoot(pen: Pen, moment: string, page: string): void {
  write(pen, 8, 400, COLOURS.softInk);
  drawLine(pen, moment, { left: MARGIN, baseline: A4.height - 24, width: WIDTH - 90 });
  pen.textAlign = 'right';
  pen.fillText(page, A4.width - MARGIN, A4.height - 24);
  pen.textAlign = 'left';
}

const FIGURE: Style = { size: 23, weight: 750, colour: COLOURS.ink };
const METER_GAP = 16;

/** Events, seats and participants beside each other, the last with how it is known. */
function addMeters(flow: Flow, { facts, origins }: FoundReport, text: Text, locale: Locale): void {
  const { totals, targets } = facts;
  const { of, labels } = text.figures.summary;
  const number = (value: number) => formatNumber(value, locale);
  const width = (WIDTH - 2 * METER_GAP) / 3;
  const columns = (
    [
      ['events', totals.events, labels.events(totals.events)],
      ['seats', totals.seatsOffered, labels.seats(totals.seatsOffered)],
      ['participants', totals.participants.total, labels.participants(totals.participants.total)],
    ] satisfies [keyof Targets, number, string][]
  ).map(([figure, value, name]) => {
    const target = targets[figure];
    const origin = origins[figure] === 'computed' ? ` (${text.targets.origins.computed})` : '';
    const label = target === 0 ? name : `${of(name, number(target))}${origin}`;
    const share = target === 0 ? undefined : value / target;
    const reached =
      share === undefined ? '' : text.territoryReport.reached(formatReportRate(share, text, locale));
    return {
      value: number(value),
      label: layOutWords(flow.pen, label, BODY, width),
      reached: layOutWords(flow.pen, reached, NOTE, width),
      share,
    };
  });
  const labelHeight = Math.max(...columns.map(({ label }) => label.height));
  addTitle(flow, text.territoryReport.meters, 120);
  flow.add(32 + labelHeight + 34, (pen, top) => {
    columns.forEach(({ value, label, reached, share }, column) => {
      const left = MARGIN + column * (width + METER_GAP);
      drawWords(pen, [value], FIGURE, { left, top, width });
      drawWords(pen, label.lines, BODY, { left, top: top + 28, width });
      if (share === undefined) return;
      drawBar(pen, share, { left, top: top + 32 + labelHeight, width });
      drawWords(pen, reached.lines, NOTE, { left, top: top + 46 + labelHeight, width });
    });
  });
}

/** A bar as long as its target, dark as far as it is reached. */
function drawBar(
  pen: Pen,
  share: number,
  { left, top, width }: { left: number; top: number; width: number },
) {
  pen.fillStyle = COLOURS.card;
  pen.strokeStyle = COLOURS.softInk;
  pen.lineWidth = 0.8;
  pen.beginPath();
  pen.roundRect(left, top, width, 9, 4.5);
  pen.fill();
  if (share > 0) {
    pen.save();
    pen.clip();
    pen.fillStyle = COLOURS.primary;
    pen.fillRect(left, top, width * Math.min(1, share), 9);
    pen.restore();
  }
  pen.beginPath();
  pen.roundRect(left, top, width, 9, 4.5);
  pen.stroke();
}

/** Participants by how they are known, and apart those that are not counted yet. */
function addMakeUp(flow: Flow, { facts }: FoundReport, text: Text, locale: Locale): void {
  const words = text.figures.makeUp;
  const { participants, toVerify } = facts.totals;
  const line = (name: string, meaning: string, value: number): PaperRow => ({
    cells: [
      `${name}. ${meaning}`,
      formatNumber(value, locale),
      participants.total === 0 ? '' : formatReportRate(value / participants.total, text, locale),
    ],
  });
  addTable(flow, {
    caption: words.caption,
    continued: text.territoryReport.continued(words.caption),
    heads: [words.how, words.count, words.share],
    nameWidth: WIDTH - 130,
    rows: [
      line(words.checkedIn, words.checkedInMeaning, participants.checkedIn),
      line(words.counted, words.countedMeaning, participants.counted),
      line(words.estimated, words.estimatedMeaning, participants.estimated),
      line(words.registered, words.registeredMeaning, participants.registered),
    ],
    foot: { cells: [words.total, formatNumber(participants.total, locale), ''] },
  });
  if (toVerify === 0) return;
  const { count, meaning } = text.figures.toVerify;
  flow.skip(-6);
  addWords(flow, `${count(toVerify, formatNumber(toVerify, locale))}. ${meaning}`, { ...BODY, weight: 600 });
}

/** Each rate with what it is made of. */
function addRates(flow: Flow, report: FoundReport, text: Text, locale: Locale): void {
  const { counts, rates, facts, coverage, far } = report;
  const words = text.week.rates;
  const own = text.territoryReport;
  const number = (value: number) => formatNumber(value, locale);
  const { limited, attended, ended } = counts;
  const told = (
    rate: number | undefined,
    part: { name: string; none: string },
    of: string,
    meaning: string,
  ) =>
    rate === undefined
      ? `${part.name}\u00a0: ${part.none}`
      : `${part.name}\u00a0: ${formatReportRate(rate, text, locale)}, ${of}. ${meaning}`;
  addTitle(flow, own.rates);
  addItem(
    flow,
    told(
      rates.fill,
      words.fill,
      words.fill.of(number(limited.taken), number(limited.seats)),
      words.fill.meaning,
    ),
  );
  addItem(
    flow,
    told(
      rates.noShow,
      words.noShow,
      words.noShow.of(number(attended.seats - attended.present), number(attended.seats)),
      words.noShow.meaning,
    ),
  );
  addItem(
    flow,
    told(
      rates.reportsIn,
      words.reportsIn,
      words.reportsIn.of(number(ended.reported), number(ended.sessions)),
      words.reportsIn.meaning,
    ),
  );
  const { covered, population } = facts.coverage;
  const share = formatReportRate(measureOf(facts, 'couverture'), text, locale);
  const near = own.coverage[coverage.sessions](number(covered), number(population));
  addItem(flow, `${own.coverage.name}\u00a0: ${share}, ${near}.`);
  if (far.communes > 0) {
    const names = farNames(far, text, locale);
    addItem(flow, `${own.coverage.far(far.communes, number(far.communes), number(far.people))} ${names}`);
  }
}

function addTerritories(flow: Flow, report: FoundReport, text: Text, locale: Locale): void {
  const { tables, facts, rates } = report;
  const words = text.territoryReport;
  const rate = (value: number | undefined) => formatReportRate(value, text, locale);
  for (const { level, lines } of tables) {
    const { title, head } = words.tables[level];
    const name = ({ code, name: called }: ReportLine) =>
      level === 'departments' ? `${code} ${called}` : called;
    addTitle(flow, title);
    addTable(flow, {
      caption: words.tables.figures,
      continued: words.continued(`${title}. ${words.tables.figures}`),
      heads: [head, ...totalsHeads(text), words.tables.target],
      nameWidth: NAME_WIDTH,
      rows: lines.map((line) => ({
        cells: [
          name(line),
          ...totalsCells(line.facts.totals, text, locale),
          rate(measureOf(line.facts, 'objectif')),
        ],
      })),
      foot: {
        cells: [
          words.tables.total,
          ...totalsCells(facts.totals, text, locale),
          rate(measureOf(facts, 'objectif')),
        ],
      },
    });
    addTable(flow, {
      caption: `${words.tables.rates}. ${words.tables.nothingMeaning}`,
      continued: words.continued(`${title}. ${words.tables.rates}`),
      heads: [
        head,
        ...[
          words.tables.fill,
          words.tables.noShow,
          words.tables.reportsIn,
          words.tables.coverage,
          words.tables.events,
          words.tables.seats,
        ].map(withoutHyphens),
      ],
      nameWidth: NAME_WIDTH + 42,
      rows: lines.map((line) => ({ cells: [name(line), ...rateCells(line)] })),
      foot: { cells: [words.tables.total, ...rateCells({ facts, rates })] },
    });
  }

  function rateCells(line: Pick<ReportLine, 'facts' | 'rates'>): string[] {
    const perInhabitants = (measure: 'evenements' | 'places') => {
      const value = measureOf(line.facts, measure);
      return value === undefined
        ? words.tables.nothing
        : formatNumber(value, locale, { maximumFractionDigits: 1 });
    };
    return [
      rate(line.rates.fill),
      rate(line.rates.noShow),
      rate(line.rates.reportsIn),
      rate(measureOf(line.facts, 'couverture')),
      perInhabitants('evenements'),
      perInhabitants('places'),
    ];
  }
}

function addCommunes(flow: Flow, { communes, facts }: FoundReport, text: Text, locale: Locale): void {
  if (communes === undefined) return;
  const words = text.territoryReport;
  const { title, head } = words.tables.communes;
  const { lines, others, online } = communes;
  const row = (name: string, totals: Totals, population?: number): PaperRow => ({
    cells: [
      name,
      population === undefined ? '' : formatNumber(population, locale),
      ...totalsCells(totals, text, locale),
    ],
  });
  addTitle(flow, title);
  if (facts.totals.events === 0) {
    addWords(flow, words.tables.none, BODY);
    return;
  }
  addTable(flow, {
    caption: words.tables.figures,
    continued: words.continued(`${title}. ${words.tables.figures}`),
    heads: [head, words.tables.population, ...totalsHeads(text)],
    nameWidth: NAME_WIDTH,
    rows: [
      ...lines.map(({ name, totals, population }) => row(name, totals, population)),
      ...(others ? [row(words.tables.others(others.communes), others.totals)] : []),
      ...(online ? [row(words.tables.online, online)] : []),
    ],
    foot: row(words.tables.total, facts.totals, facts.coverage.population),
  });
}

function addParts(flow: Flow, { parts, programmes }: FoundReport, text: Text, locale: Locale): void {
  const words = text.territoryReport;
  addTitle(flow, words.parts.title, 120);
  if (parts.formats.length === 0) {
    addWords(flow, words.tables.none, BODY);
    return;
  }
  for (const [kind, title, head] of [
    ['programmes', words.parts.programmes, words.parts.programme],
    ['audiences', words.parts.audiences, words.parts.audience],
    ['formats', words.parts.formats, words.parts.format],
  ] as const) {
    addTable(flow, {
      caption: title,
      continued: words.continued(title),
      heads: [head, ...totalsHeads(text)],
      nameWidth: NAME_WIDTH + 24,
      rows: parts[kind].map(({ code, totals }) => ({
        cells: [partName(kind, code, text, programmes), ...totalsCells(totals, text, locale)],
      })),
    });
  }
}

function addTallies(flow: Flow, { tallies, reports }: FoundReport, text: Text, locale: Locale): void {
  const words = text.territoryReport;
  const number = (value: number) => formatNumber(value, locale);
  addTitle(flow, words.tallies.title, 100);
  if (tallies.length === 0) {
    addWords(flow, words.tallies.none, BODY);
    return;
  }
  addWords(flow, words.tallies.lead, BODY);
  flow.skip(6);
  for (const { group, people, reports: told, categories } of tallies) {
    const name = text.reports.groups[group];
    addTable(flow, {
      caption: words.tallies.caption(name, people, number(people), number(told), number(reports)),
      continued: words.continued(name),
      heads: [words.tallies.category, words.tallies.people, words.tallies.share],
      nameWidth: 200,
      width: 330,
      rows: categories.map((line) => ({
        cells: [
          text.reports.categories[line.category],
          number(line.people),
          formatReportRate(line.people / people, text, locale),
        ],
      })),
    });
  }
}

function addComments(flow: Flow, { comments }: FoundReport, text: Text, locale: Locale): void {
  const words = text.territoryReport.comments;
  const { lines, total } = comments;
  const number = (value: number) => formatNumber(value, locale);
  addTitle(flow, words.title, 70);
  if (lines.length === 0) {
    addWords(flow, words.none, BODY);
    return;
  }
  addWords(
    flow,
    lines.length < total ? words.some(number(lines.length), number(total)) : words.all(total, number(total)),
    BODY,
  );
  flow.skip(6);
  for (const { comment, title, communeName, day } of lines) {
    addWords(flow, words.quote(keepSigns(comment)), { ...BODY, kept: 14 });
    addWords(
      flow,
      words.session(communeName ?? words.online, formatDay(day, locale), keepSigns(title)),
      NOTE,
    );
    flow.skip(6);
  }
}

function addMethod(flow: Flow, { coverage }: FoundReport, text: Text, locale: Locale): void {
  const words = text.territoryReport.method;
  addTitle(flow, words.title, 100);
  for (const { sentence, parts } of figuresMethod(text, locale)) {
    addItem(flow, sentence, { kept: parts.length > 0 ? 30 : 0 });
    for (const part of parts) addItem(flow, part, { level: 1 });
  }
  for (const sentence of [words.rates, words.tallies, words.comments]) addItem(flow, sentence);
  const { method } = text.territoryMap;
  addSubtitle(flow, method.title);
  for (const sentence of [
    method.coverage,
    method.exact(formatNumber(coverage.exact, locale, { style: 'percent' })),
    ...(coverage.sessions === 'held' ? [method.held] : []),
    method.rates,
    method.filling,
    method.target,
    words.sources,
  ])
    addItem(flow, sentence);
}

function totalsHeads(text: Text): string[] {
  return totalsColumns(text).map(({ head }) => withoutHyphens(head));
}

function totalsCells(totals: Totals, text: Text, locale: Locale): string[] {
  return totalsColumns(text).map(({ figure, value }) =>
    figure === 'events' && totals.events === 0 ? text.figures.noEvent : formatNumber(value(totals), locale),
  );
}

/** Browsers break words there; paper has room. */
function withoutHyphens(words: string): string {
  return words.replaceAll('\u00ad', '');
}

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { plainAmount } from './amount';
import { FILE_BYTES_MAX, LINES_MAX, type ParsedLine, type ParsedStatement, refuse } from './statement';

// ISO 20022 camt.053, versions 02 to 08: what they have in common. Elements are read by local name, so that a prefix does
// not matter; the namespace is checked. Nothing is resolved or fetched: a file with a document type is refused unread.

const NAMESPACE = /urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d\d)/;
const VERSIONS = new Set(['02', '03', '04', '05', '06', '07', '08']);

const MANY = new Set(['Stmt', 'Bal', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd', 'Cdtr', 'RltdPties']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // The five entities of XML itself, and no others: there is no document type that could define any.
  processEntities: true,
  htmlEntities: false,
  isArray: (name) => MANY.has(name),
});

// Elements with an attribute come as an object, empty ones as ''.
const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((held) => held['#text'])]).catch('');
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess((held) => (Array.isArray(held) ? held.filter((each) => each !== '') : []), z.array(item));
const part = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((held) => (typeof held === 'object' && held !== null ? held : {}), z.object(shape));

const amount = z.object({ '#text': z.string(), '@Ccy': z.string().regex(/^[A-Z]{3}$/) });
// Versions differ in whether a status, a party or a day is plain or wrapped.
const wrapped = z
  .union([text, part({ Cd: text, Prtry: text })])
  .transform((held) => (typeof held === 'string' ? held : held.Cd || held.Prtry));
const day = part({ Dt: text, DtTm: text }).transform(({ Dt, DtTm }) => (Dt || DtTm).slice(0, 10));
const party = part({ Nm: text, Pty: part({ Nm: text }) }).transform(({ Nm, Pty }) => Nm || Pty.Nm);

const details = part({
  Refs: part({ EndToEndId: text, AcctSvcrRef: text, TxId: text }),
  Amt: amount.optional().catch(undefined),
  RltdPties: many(part({ Dbtr: party, Cdtr: many(party) })),
  RmtInf: part({ Ustrd: many(text), Strd: many(part({ CdtrRefInf: part({ Ref: text }) })) }),
  RtrInf: z.unknown().optional(),
  AddtlTxInf: text,
});
const entry = z.object({
  NtryRef: text,
  Amt: amount,
  CdtDbtInd: z.enum(['CRDT', 'DBIT']),
  RvslInd: text,
  Sts: wrapped,
  BookgDt: day,
  ValDt: day,
  AcctSvcrRef: text,
  BkTxCd: part({ Domn: part({ Fmly: part({ Cd: text, SubFmlyCd: text }) }), Prtry: part({ Cd: text }) }),
  NtryDtls: many(part({ TxDtls: many(details) })),
  AddtlNtryInf: text,
});
const balance = z.object({
  Tp: part({ CdOrPrtry: part({ Cd: text }) }),
  Amt: amount,
  CdtDbtInd: z.enum(['CRDT', 'DBIT']),
  Dt: day,
});
const statement = z.object({
  Id: text,
  ElctrncSeqNb: text,
  FrToDt: part({ FrDtTm: text, ToDtTm: text, FrDt: text, ToDt: text }),
  Acct: part({ Id: part({ IBAN: text, Othr: part({ Id: text }) }), Ccy: text }),
  Bal: many(balance),
  Ntry: many(z.unknown()),
});

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const CHARGES = /^(CHRG|COMM|FEES|COMC|INTR|BFEE)$/;
const RETURNS = /^(RRTN|RDDT|PRDD|UPDD|RPCR|RTRN|UPCT|RIMB|ARET|CRET)$/;

/** Reads a CAMT.053 file: every booked statement in it. @throws StatementRefused */
export function parseCamt053(bytes: Uint8Array): ParsedStatement[] {
  if (bytes.length > FILE_BYTES_MAX) refuse('too_large');
  const xml = decoded(bytes);
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) refuse('doctype');
  if (XMLValidator.validate(xml) !== true) refuse('not_xml');
  const version = NAMESPACE.exec(xml.slice(0, 4_000))?.[1];
  if (version === undefined) return refuse('not_camt053');
  if (!VERSIONS.has(version)) refuse('unknown_version');
  const document = part({ Document: part({ BkToCstmrStmt: part({ Stmt: many(z.unknown()) }) }) }).parse(
    parser.parse(xml),
  );
  const found = document.Document.BkToCstmrStmt.Stmt;
  if (found.length === 0) refuse('no_statement');
  return found.map(statementOf);
}

function decoded(bytes: Uint8Array): string {
  const declared = /^[^>]{0,80}encoding=["']([A-Za-z0-9._-]+)["']/.exec(
    Buffer.from(bytes.subarray(0, 100)).toString('latin1'),
  )?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return refuse('not_text');
    throw error;
  }
}

function statementOf(held: unknown): ParsedStatement {
  const read = statement.safeParse(held);
  if (!read.success) return refuse('missing', null, String(read.error.issues[0]?.path.join('/') ?? 'Stmt'));
  const { Bal, Ntry, FrToDt, Acct, Id, ElctrncSeqNb } = read.data;
  if (Ntry.length > LINES_MAX) refuse('too_many_lines');
  const opening = Bal.find(({ Tp }) => /^(OPBD|PRCD)$/.test(Tp.CdOrPrtry.Cd));
  const closing = Bal.find(({ Tp }) => Tp.CdOrPrtry.Cd === 'CLBD');
  if (!opening) return refuse('no_balance', null, 'OPBD');
  if (!closing) return refuse('no_balance', null, 'CLBD');
  const currency = Acct.Ccy || opening.Amt['@Ccy'];
  const lines = Ntry.flatMap((each, index) => lineOf(each, index + 1, currency));
  const days = [...lines.map(({ bookedOn }) => bookedOn), closing.Dt].sort();
  const fromOn = (FrToDt.FrDtTm || FrToDt.FrDt).slice(0, 10) || days[0] || '';
  const toOn = (FrToDt.ToDtTm || FrToDt.ToDt).slice(0, 10) || days.at(-1) || '';
  if (!ISO_DAY.test(fromOn)) refuse('not_a_day', null, 'FrToDt');
  if (!ISO_DAY.test(toOn)) refuse('not_a_day', null, 'FrToDt');
  const parsed = {
    reference:
      [Id, ElctrncSeqNb]
        .filter((each) => each !== '')
        .join('/')
        .slice(0, 100) || `${fromOn}/${toOn}`,
    currency,
    accountLast4: (Acct.Id.IBAN || Acct.Id.Othr.Id).replace(/\s/g, '').slice(-4).toUpperCase() || null,
    fromOn,
    toOn,
    openingMinor: signed(opening, currency, 'OPBD'),
    closingMinor: signed(closing, currency, 'CLBD'),
    lines,
  };
  if (lines.reduce((sum, line) => sum + line.amountMinor, parsed.openingMinor) !== parsed.closingMinor)
    refuse('does_not_add_up');
  return parsed;
}

function signed(
  held: { Amt: z.output<typeof amount>; CdtDbtInd: 'CRDT' | 'DBIT' },
  currency: string,
  column: string,
  row: number | null = null,
): bigint {
  if (held.Amt['@Ccy'] !== currency) return refuse('other_currency', row, column);
  const read = plainAmount(held.Amt['#text'], currency);
  if ('problem' in read) return refuse(read.problem, row, column);
  return held.CdtDbtInd === 'CRDT' ? read.amountMinor : -read.amountMinor;
}

/** One booked entry; pending ones and those of nothing are not lines. */
function lineOf(held: unknown, row: number, currency: string): ParsedLine[] {
  const read = entry.safeParse(held);
  if (!read.success) return refuse('missing', row, String(read.error.issues[0]?.path[0] ?? 'Ntry'));
  const ntry = read.data;
  if (ntry.Sts !== '' && ntry.Sts !== 'BOOK') return [];
  const bookedOn = ntry.BookgDt || ntry.ValDt;
  if (!ISO_DAY.test(bookedOn)) refuse('not_a_day', row, 'BookgDt');
  const valueOn = ntry.ValDt || bookedOn;
  if (!ISO_DAY.test(valueOn)) refuse('not_a_day', row, 'ValDt');
  const amountMinor = signed(ntry, currency, 'Amt', row);
  if (amountMinor === 0n) return [];
  const parts = ntry.NtryDtls.flatMap(({ TxDtls }) => TxDtls);
  const family = [ntry.BkTxCd.Domn.Fmly.Cd, ntry.BkTxCd.Domn.Fmly.SubFmlyCd, ntry.BkTxCd.Prtry.Cd];
  const words = parts.flatMap(({ RmtInf, Refs, AddtlTxInf }) => [
    ...RmtInf.Ustrd,
    ...RmtInf.Strd.map(({ CdtrRefInf }) => CdtrRefInf.Ref),
    Refs.EndToEndId === 'NOTPROVIDED' ? '' : Refs.EndToEndId,
    AddtlTxInf,
  ]);
  const names = parts.flatMap(({ RltdPties }) =>
    RltdPties.flatMap(({ Dbtr, Cdtr }) => (amountMinor > 0n ? [Dbtr] : Cdtr)),
  );
  return [
    {
      bookedOn,
      valueOn,
      amountMinor,
      bankReference: ntry.AcctSvcrRef || ntry.NtryRef || parts[0]?.Refs.AcctSvcrRef || parts[0]?.Refs.TxId || '',
      text: joined([...words, ntry.AddtlNtryInf]),
      counterparty: joined(names),
      isCharge: family.some((code) => CHARGES.test(code)),
      isReturn:
        ntry.RvslInd === 'true' ||
        family.some((code) => RETURNS.test(code)) ||
        parts.some(({ RtrInf }) => RtrInf !== undefined),
    },
  ];
}

const joined = (words: readonly string[]) =>
  [...new Set(words.filter((word) => word !== ''))].join(' · ').slice(0, 1_000);

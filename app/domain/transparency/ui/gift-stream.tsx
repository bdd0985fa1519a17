import { message } from '~/catalogues/message';
import { type PublicLanguage, publicLanguages } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney, Still } from '~/ui';
import type { GiftShare } from '../gift-share.server';

const GIFT_WIDTH = 120;
const FEE_WIDTH_MIN = 4;

/** The way of a gift as two streams, as wide as their amounts, and the table that says the same. */
export const GiftStream = ({ share, lang }: GiftStreamProps) => (
  <Still as="div" className="gift-stream" of={share}>
    <StreamsAndTable share={share} lang={lang} />
  </Still>
);

type GiftStreamProps = { share: GiftShare; lang: PublicLanguage };

function StreamsAndTable({ share, lang }: GiftStreamProps) {
  const { moneyShare } = publicWords(lang);
  const money = (minor: string) => formatMoney(minor, share.currency, lang, { trim: true });
  const values = { amount: money(share.giftMinor), fee: money(share.feeMinor) };
  const say = (text: string) => message(text, values, lang);
  const rows = [
    [say(moneyShare.rowArrives), values.amount, say(moneyShare.rowArrivesWho)],
    [say(moneyShare.rowFee), say(moneyShare.aboutFee), say(moneyShare.rowFeeWho)],
    [say(moneyShare.rowWork), say(moneyShare.rowWorkAmount), say(moneyShare.rowWorkWho)],
  ];
  return (
    <>
      <Streams share={share} label={say(moneyShare.pictureLabel)} lang={lang} say={say} />
      <div>
        <table className="table figures-by-row">
          <caption>{say(moneyShare.tableCaption)}</caption>
          <thead>
            <tr>
              <th scope="col">{moneyShare.tableWhat}</th>
              <th scope="col" className="figure">
                {moneyShare.tableAmount}
              </th>
              <th scope="col">{moneyShare.tableWho}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([what, amount, who]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td className="figure" data-head={moneyShare.tableAmount}>
                  {amount}
                </td>
                <td data-head={moneyShare.tableWho}>{who}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="small soft">{moneyShare.differs}</p>
      </div>
    </>
  );
}

type StreamsProps = { share: GiftShare; label: string; lang: PublicLanguage; say: (text: string) => string };

function Streams({ share, label, lang, say }: StreamsProps) {
  const { moneyShare } = publicWords(lang);
  // The gift comes first in the direction of reading.
  const [giftX, feeX] = publicLanguages[lang].direction === 'rtl' ? [260, 90] : [100, 270];
  const fee = Math.max(FEE_WIDTH_MIN, (GIFT_WIDTH * Number(share.feeMinor)) / Number(share.giftMinor));
  return (
    <svg className="gift-stream-picture" viewBox="0 0 360 300" role="img" aria-label={label}>
      <Ends
        x={giftX}
        top={[moneyShare.yourGift, formatMoney(share.giftMinor, share.currency, lang, { trim: true })]}
        bottom={[moneyShare.theNeed, say(moneyShare.allOfIt)]}
      />
      <path
        className="stream-gift"
        d={`M${giftX - GIFT_WIDTH / 2} 58h${GIFT_WIDTH}v150l-${GIFT_WIDTH / 2} 28l-${GIFT_WIDTH / 2} -28z`}
      />
      <Ends
        x={feeX}
        top={[moneyShare.operatingFund, moneyShare.orYou]}
        bottom={[moneyShare.paymentCosts, say(moneyShare.aboutFee)]}
      />
      <path
        className="stream-fee"
        d={`M${feeX - fee / 2} 58h${fee}v165h${6}l-${fee / 2 + 6} 13l-${fee / 2 + 6} -13h6z`}
      />
    </svg>
  );
}

function Ends({ x, top, bottom }: { x: number; top: [string, string]; bottom: [string, string] }) {
  return (
    <g textAnchor="middle">
      <text x={x} y={24} className="stream-name">
        {top[0]}
      </text>
      <text x={x} y={46} className="stream-figure">
        {top[1]}
      </text>
      <text x={x} y={262} className="stream-name">
        {bottom[0]}
      </text>
      <text x={x} y={284} className="stream-figure">
        {bottom[1]}
      </text>
    </g>
  );
}

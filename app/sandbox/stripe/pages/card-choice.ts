import { type Html, html } from '../../web/html';
import { TEST_CARDS, type TestCard } from '../cards';

const inFours = (number: string) => number.replace(/(.{4})(?=.)/g, '$1 ');

function choice(card: TestCard, chosen: string, isFirst: boolean): Html {
  return html`<label><input type="radio" name="card" value="${card.name}" required ${chosen === card.name ? html`checked` : ''} ${isFirst ? html`id="card"` : ''}><span>${card.label}<span class="number">${inFours(card.number)}</span></span></label>`;
}

/** How the bank should answer: cards, and where they make sense, bank accounts. */
export function cardChoice(chosen: string, { withDebits = false } = {}): Html {
  const offered = TEST_CARDS.filter((card) => withDebits || card.brand !== 'bank');
  return html`<fieldset aria-describedby="card-hint">
<legend>Test card${withDebits && ' or bank account'}</legend>
<p id="card-hint" class="soft small">Choose how the bank should answer.</p>
<div class="cards">
${offered.map((card, index) => choice(card, chosen, index === 0))}
</div>
</fieldset>`;
}

import { randomUUID } from 'node:crypto';
import { publicActor, staffActor, workerActor } from '~/domain/access';
import { fulfilCheckout, RefundRefused, requestRefund, startGift, sweepStripe } from '~/domain/giving/index.server';
import { sealFinished } from '~/domain/ledger/index.server';
import { asSuperuser } from '../integration/database';
import { approve, cancel, execute, position, reject, request } from '../integration/ledger/acts';
import { refusal, type Scene, setScene, type Who } from '../integration/ledger/scene';
import { doAllJobs, doJobs } from './jobs';
import { Network } from './network';
import type { Act, Plan } from './plan';
import { Random } from './random';
import { attempt, listed, order } from './stripe';

/** What a rule may answer to our own decisions. A fact is never refused. */
const REFUSALS = ['accepted', 'HW002', 'HW003', 'HW005', 'HW007'];

interface Given {
  sessionId: string;
  amountMinor: number;
  chargeId: string | undefined;
}
interface Ended {
  id: string;
  status: string;
}

/** Lives a plan through: what people do goes through the use cases and SQL functions, what banks do through the sandbox. */
export class LiveHistory {
  readonly #gifts: Given[] = [];
  readonly #disbursements: string[] = [];
  readonly #refunds: string[] = [];
  readonly #disputes: string[] = [];
  readonly #random: Random;
  readonly #network: Network;

  private constructor(
    readonly plan: Plan,
    readonly scene: Scene,
  ) {
    this.#random = new Random(plan.seed + 1);
    this.#network = new Network(plan.network, this.#random);
  }

  /** `isHealed: false` leaves the sweep out: then what was lost stays lost, and the comparison must notice. */
  static async live(plan: Plan, { isHealed = true } = {}): Promise<void> {
    const history = new LiveHistory(plan, await setScene(plan.goalsMinor, { currency: plan.currency }));
    await history.#network.begin();
    for (const act of plan.acts) await history.#perform(act);
    await history.#end(isHealed);
  }

  async #perform(act: Act): Promise<void> {
    switch (act.kind) {
      case 'gift':
        return this.#give(act);
      case 'return': {
        const gift = this.#gifts[act.gift % Math.max(1, this.#gifts.length)];
        if (gift) await fulfilCheckout(gift.sessionId);
        return;
      }
      case 'refund_by_finance':
        return this.#askRefund(act.gift, act.share);
      case 'refund_at_stripe':
      case 'dispute':
      case 'finish_refund':
      case 'escalate':
      case 'close_dispute':
        return this.#atStripe(act);
      case 'network':
        return this.#network.flow();
      case 'jobs':
        await doJobs(this.#random);
        return;
      case 'seal':
        await sealFinished(workerActor);
        return;
      default:
        return this.#disburse(act);
    }
  }

  async #give(act: Extract<Act, { kind: 'gift' }>): Promise<void> {
    const { campaignId, lineIds } = this.scene;
    const line = lineIds[act.line] ?? '';
    const { url } = await startGift(
      publicActor,
      {
        destination:
          act.to === 'line'
            ? { kind: 'line', campaignId, campaignLineId: line }
            : act.to === 'need'
              ? { kind: 'need', campaignId }
              : { kind: act.to },
        amountMinor: BigInt(act.amountMinor),
        coverFee: act.coverFee,
        currency: this.plan.currency,
        leftOver: act.leftOver,
        monthly: false,
        language: 'en',
      },
      { clientHash: null },
    );
    const sessionId = /cs_\w+/.exec(url)?.[0] ?? '';
    const paid = act.paid
      ? await order<{ charge: string | { id: string } | null }>(`sessions/${sessionId}/pay`, {
          email: `donor-${this.plan.seed}@histories.example`,
        })
      : undefined;
    const chargeId = typeof paid?.charge === 'string' ? paid.charge : paid?.charge?.id;
    this.#gifts.push({ sessionId, amountMinor: act.amountMinor, chargeId });
  }

  /** The paid gift that a number of the plan means. */
  #paid(which: number): { gift: Given; chargeId: string } | undefined {
    const paid = this.#gifts.flatMap((gift) => (gift.chargeId ? [{ gift, chargeId: gift.chargeId }] : []));
    return paid[which % Math.max(1, paid.length)];
  }

  #part(amountMinor: number, share: number): number {
    const step = this.plan.currency === 'KWD' ? 10 : 1;
    return Math.max(step, Math.floor((amountMinor * share) / step) * step);
  }

  async #askRefund(which: number, share: number): Promise<void> {
    const paid = this.#paid(which);
    const [gift] = await asSuperuser(
      async (client) =>
        (await client.query<{ id: string }>('SELECT id FROM giving.gift WHERE charge_id = $1', [paid?.chargeId])).rows,
    );
    if (!paid || !gift) return;
    const finance = staffActor({
      userId: this.scene.finance.userId ?? '',
      name: 'Finance',
      role: 'finance',
      officeId: null,
    });
    const amountMinor = share === 1 ? undefined : BigInt(this.#part(paid.gift.amountMinor, share));
    await requestRefund(finance, { giftId: gift.id, reason: 'requested_by_donor', amountMinor }).catch(
      (error: unknown) => {
        if (!(error instanceof RefundRefused)) throw error;
      },
    );
  }

  async #atStripe(act: Act): Promise<void> {
    if (act.kind === 'refund_at_stripe') {
      const paid = this.#paid(act.gift);
      if (!paid) return;
      const refund = await attempt<Ended>(`charges/${paid.chargeId}/refund`, {
        amount: this.#part(paid.gift.amountMinor, act.share),
        ...(act.pending && { status: 'pending' }),
      });
      if (refund) this.#refunds.push(refund.id);
    } else if (act.kind === 'dispute') {
      const paid = this.#paid(act.gift);
      if (!paid) return;
      const dispute = await attempt<Ended>(`charges/${paid.chargeId}/dispute`, {
        kind: act.inquiry ? 'inquiry' : 'chargeback',
        ...(act.share !== 1 && { amount: this.#part(paid.gift.amountMinor, act.share) }),
      });
      if (dispute) this.#disputes.push(dispute.id);
    } else if (act.kind === 'finish_refund') {
      const id = this.#refunds[act.which % Math.max(1, this.#refunds.length)];
      if (id) await attempt(`refunds/${id}/finish`, { outcome: act.outcome });
    } else if (act.kind === 'escalate' || act.kind === 'close_dispute') {
      const id = this.#disputes[act.which % Math.max(1, this.#disputes.length)];
      if (!id) return;
      if (act.kind === 'escalate') await attempt(`disputes/${id}/escalate`);
      else await attempt(`disputes/${id}/close`, { verdict: act.verdict });
    }
  }

  async #disburse(act: Act): Promise<void> {
    const people: Who[] = [this.scene.finance, this.scene.finance2, this.scene.finance3];
    if (act.kind === 'request') {
      const {
        allocated_minor: given,
        reserved_minor: held,
        paid_minor: paid,
        frozen_minor: frozen,
      } = await position(this.scene.lineIds[act.line]);
      const amountMinor = BigInt(this.#part(Number(given - held - paid - frozen), act.share));
      const id = randomUUID();
      if (amountMinor > 0n) this.#disbursements.push(id);
      return this.#decided(refusal(request(this.scene, amountMinor, { lineIndex: act.line, id })));
    }
    if (act.kind !== 'approve' && act.kind !== 'execute' && act.kind !== 'reject' && act.kind !== 'cancel') return;
    const id = this.#disbursements[act.which % Math.max(1, this.#disbursements.length)];
    const who = people[act.who];
    if (!id || !who) return;
    const deed = { approve, execute, reject, cancel: () => cancel(this.scene.officer, id) }[act.kind];
    return this.#decided(refusal(deed(who, id)));
  }

  async #decided(decision: Promise<string>): Promise<void> {
    const code = await decision;
    if (!REFUSALS.includes(code)) throw new Error(`a decision was refused with ${code}`);
  }

  /** Banks come to an end with everything; what never arrived is found by the sweep. */
  async #end(isHealed: boolean): Promise<void> {
    for (const { id, status } of await listed<Ended>('refunds'))
      if (status === 'pending' || status === 'requires_action')
        await order(`refunds/${id}/finish`, { outcome: this.#random.pick(['succeeded', 'failed']) });
    await this.#network.flow();
    for (const { id, status } of await listed<Ended>('disputes'))
      if (!['won', 'lost', 'warning_closed', 'prevented'].includes(status))
        await order(`disputes/${id}/close`, { verdict: this.#random.pick(['won', 'lost']) });
    await this.#network.flow();
    // Twice: what we ask of Stripe while healing makes events of its own.
    for (let round = 0; round < 2; round += 1) {
      if (isHealed) await sweepStripe();
      await doAllJobs(this.#random);
    }
  }
}

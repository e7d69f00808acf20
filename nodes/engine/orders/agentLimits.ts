import { type Operation, Problem, type Session, type Values } from '../declare';
import { type Amount, amountOf, isMore, sum, textOf } from '../util/decimal';
import { isTool } from '../util/tool';
import { agentRunOf, REMEMBERED } from './agentOrders';
import { spentNothing } from './claim';

/** What one order or change asks for. */
interface Spending {
	quantity: number;
	total?: Amount;
	/** when it was asked for, as the clock's `elapsed` */
	at: number;
}

/** What an AI agent has asked for with one node in one run, by what it was for. */
interface Account {
	at: number;
	spent: Map<string, Spending>;
}

/** The accounts of this process, the oldest first. */
const accounts = new Map<string, Account>();

function accountOf(session: Session, now: number): Account {
	for (const [known, { at }] of accounts) {
		if (at > now - REMEMBERED) break;
		accounts.delete(known);
	}
	const name = JSON.stringify([agentRunOf(session).id, session.context.getNode().id]);
	const account = accounts.get(name) ?? { at: now, spent: new Map<string, Spending>() };
	accounts.delete(name);
	accounts.set(name, { ...account, at: now });
	return account;
}

/**
 * What counts beside the call at hand: in an execution all that was asked for in it; without one, what was asked for in
 * the last hour, however long the calls go on.
 */
const othersOf = (session: Session, spent: Account['spent'], name: string, now: number): Spending[] =>
	[...spent]
		.filter(([known, { at }]) => known !== name && (session.execution !== undefined || at > now - REMEMBERED))
		.map(([, one]) => one);

/** @throws Problem when all calls together would be beyond a limit */
function refuseBeyond(session: Session, before: Spending[], asked: Spending): void {
	const { limits } = session.settings;
	const { words } = agentRunOf(session);
	const refuse = (spent: string, limit: string): never => {
		throw new Problem(
			`Nothing was sent: ${words}, the AI agent has already used ${spent} with this node, and with this call it would be more than the ${limit}. The limits are for all its calls together.`,
			{ outcome: 'failed' },
		);
	};
	const units = before.reduce((total, { quantity }) => total + quantity, 0);
	const { maximumQuantity: most, maximumTotal: highest } = limits;
	if (most !== undefined && units + asked.quantity > most) refuse(`${units} units`, `"Maximum Quantity" of ${most}`);
	const totals = before.map(({ total }) => total).filter((total) => total !== undefined);
	if (highest && asked.total && isMore(sum([...totals, asked.total]), highest))
		refuse(textOf(sum(totals)), `"Maximum Total" of ${textOf(highest)}`);
}

/**
 * What an AI agent asks for counts against the limits of the node together with all that it has asked for in this run
 * of the flow: five calls under five keys would spend five times the limit.
 * @param target what is bought or changed: asked for again, it counts once
 * @param total the platform's estimate
 * @throws Problem when a limit is used up
 */
export async function withinRun<T>(
	session: Session,
	{ operation, values, target, total }: { operation: Operation; values: Values; target: unknown[]; total?: unknown },
	send: () => Promise<T>,
): Promise<T> {
	if (!isTool(session.context) || session.settings.dryRun) return await send();
	const now = session.clock.elapsed();
	const { spent } = accountOf(session, now);
	const name = JSON.stringify(target);
	const others = othersOf(session, spent, name, now);
	const quantities = operation.quantities?.(values) ?? [];
	const asked = { quantity: quantities.reduce((units, one) => units + one, 0), total: amountOf(total), at: now };
	refuseBeyond(session, others, asked);
	const before = spent.get(name);
	spent.set(name, asked);
	return await send().catch((error: Error) => {
		if (spentNothing(error) && before) spent.set(name, before);
		else if (spentNothing(error)) spent.delete(name);
		throw error;
	});
}

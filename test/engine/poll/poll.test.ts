import fc from 'fast-check';
import { poll, type PollOptions } from '../../../nodes/engine/poll/poll';
import { emptyState, type PollState } from '../../../nodes/engine/poll/state';
import { Fault, type Nature, type Order, orders, World } from './world';

const MINUTE = 60_000;
const LATE = 15 * MINUTE;
const START = 100 * MINUTE;
const LAST_CHANGE = 400 * MINUTE;

/** What happens around a poll. */
interface Turn {
	/** milliseconds since the poll before */
	after: number;
	/** requests after which the budget is spent */
	budget: number;
	/** which request of the poll fails; 0: none */
	fault: number;
	/** what becomes of its state: kept; lost although the events went out; an older one comes back */
	ending: 'kept' | 'lost' | 'rolledBack';
}

// Where the list takes a time and pending objects cannot be listed, older ones cannot be known at the activation.
const nature = fc
	.record<Nature>({
		grain: fc.constantFrom(1, MINUTE),
		pageSize: fc.integer({ min: 1, max: 4 }),
		sort: fc.constantFrom('newest', 'oldest', 'any'),
		latency: fc.constantFrom(10, 1000, 2 * MINUTE),
		filters: fc.boolean(),
		listsPending: fc.boolean(),
		byCustomer: fc.boolean(),
		linked: fc.boolean(),
	})
	.map((drawn) => ({ ...drawn, filters: drawn.filters && drawn.listsPending }));

const order = fc
	.record({
		created: fc.integer({ min: 0, max: LAST_CHANGE }),
		late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: LATE })),
		takes: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: LAST_CHANGE })), { nil: undefined }),
		customer: fc.constantFrom('a', 'b', 'c'),
	})
	.map(({ created, late, takes, customer }) => ({ created, late, takes, customer }));

const turn = (endings: Array<Turn['ending']>) =>
	fc.record<Turn>({
		after: fc.oneof(fc.constant(MINUTE), fc.integer({ min: 1, max: 60 * MINUTE })),
		budget: fc.integer({ min: 1, max: 12 }),
		fault: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) }),
		ending: fc.constantFrom(...endings),
	});

const toOrders = (drawn: Array<{ created: number; late: number; takes?: number; customer: string }>, grain: number) =>
	drawn.map(({ created, late, takes, customer }, index): Order => ({
		id: String(1001 + index),
		created: Math.floor(created / grain) * grain,
		listed: created + late,
		completed: takes === undefined ? undefined : created + takes,
		customer,
	}));

interface Day {
	emitted: string[];
	/** ids that had to come */
	due: string[];
	/** ids that may come besides: what fell together with the activation */
	allowed: string[];
	/** polls until the end */
	polls: number;
}

/**
 * Lets a day pass with the turns that were drawn, then polls until all is quiet.
 * @param skew milliseconds by which the clock here is ahead of the platform's
 * @param atFirst requests of the first poll: where it does not read all, what it did not see pending can end unseen
 */
async function day(world: World, turns: Turn[], most: number, skew = 0, atFirst = Infinity): Promise<Day> {
	const source = orders(world.nature, LATE);
	const emitted: string[] = [];
	let state: PollState = emptyState();
	const older: PollState[] = [];
	world.now = START;
	let polls = 0;
	const once = async ({ after, budget, fault, ending }: Turn) => {
		polls += 1;
		if (polls > 1) world.now += after;
		const begin = world.requests;
		world.faults = new Set(fault === 0 ? [] : [begin + fault]);
		const options: PollOptions = {
			budget: { isSpent: () => world.requests - begin >= budget },
			most,
			now: world.now + skew,
			wants: () => true,
		};
		const { state: next, events, error } = await poll(state, [{ source, reader: world.reader() }], options);
		if (error && !(error instanceof Fault)) throw error;
		emitted.push(...events.map(({ id }) => id));
		// The state is stored as JSON.
		const stored = JSON.parse(JSON.stringify(next)) as PollState;
		if (ending === 'rolledBack' && older.length > 0) state = older[older.length - 1];
		else if (ending === 'kept') state = stored;
		older.push(stored);
		return events.length;
	};
	// The first poll is quiet, and its state is kept: that is the activation.
	await once({ after: 0, budget: atFirst, fault: 0, ending: 'kept' });
	const started = state.sources.orders.start;
	const activated = world.now;
	for (const one of turns) await once(one);
	world.now = Math.max(world.now, 2 * LAST_CHANGE + LATE);
	const rest: Turn = { after: MINUTE, budget: 20, fault: 0, ending: 'kept' };
	for (let quiet = 0; quiet < 8 && polls < 2_000;) quiet = (await once(rest)) === 0 ? quiet + 1 : 0;

	const wanted = (from: number, { id, created, completed = Infinity }: Order) => [
		...(created >= from ? [`order:${id}:created`] : []),
		...(completed > from && completed < Infinity ? [`order:${id}:completed`] : []),
	];
	const isDue = (id: string, created: number) =>
		atFirst === Infinity || created >= activated || id.endsWith(':created');
	const due = world.orders.flatMap((one) => wanted(activated, one).filter((id) => isDue(id, one.created)));
	const early = world.orders.flatMap((one) =>
		wanted(Math.floor(started / world.nature.grain) * world.nature.grain, one),
	);
	const late = world.orders
		.filter(({ listed, completed = Infinity }) => listed > started && completed < Infinity)
		.map(({ id }) => `order:${id}:completed`);
	return { emitted, due, allowed: [...due, ...early, ...late], polls };
}

const cases = (endings: Array<Turn['ending']>) =>
	fc.tuple(
		nature,
		fc.array(order, { maxLength: 25 }),
		fc.array(turn(endings), { maxLength: 40 }),
		fc.constantFrom(1, 3, 50),
		fc.constantFrom(0, -10 * MINUTE, 10 * MINUTE),
	);

const missing = ({ due, emitted }: Day) => due.filter((id) => !emitted.includes(id));
const beyond = ({ allowed, emitted }: Day) => emitted.filter((id) => !allowed.includes(id));

test('what happened since the activation comes once, whatever is late, moves, fails or is cut short', async () => {
	let events = 0;
	await fc.assert(
		fc.asyncProperty(cases(['kept']), async ([nature, drawn, turns, most, skew]) => {
			const result = await day(new World(toOrders(drawn, nature.grain), nature), turns, most, skew);
			expect(missing(result)).toEqual([]);
			expect(beyond(result)).toEqual([]);
			expect(new Set(result.emitted).size).toBe(result.emitted.length);
			events += result.emitted.length;
		}),
		{ numRuns: 300 },
	);
	expect(events).toBeGreaterThan(2_000);
});

test('the first reading may take many polls: what is placed meanwhile comes once, and so does its end', async () => {
	let events = 0;
	await fc.assert(
		fc.asyncProperty(cases(['kept']), fc.integer({ min: 1, max: 4 }), async (one, atFirst) => {
			const [nature, drawn, turns, most, skew] = one;
			const world = new World(toOrders(drawn, nature.grain), nature);
			const result = await day(world, turns, most, skew, atFirst);
			expect(missing(result)).toEqual([]);
			expect(beyond(result)).toEqual([]);
			expect(new Set(result.emitted).size).toBe(result.emitted.length);
			events += result.emitted.length;
		}),
		{ numRuns: 300 },
	);
	expect(events).toBeGreaterThan(2_000);
});

test('nothing is lost when states are lost or older ones come back; what repeats has the same id', async () => {
	let repeats = 0;
	await fc.assert(
		fc.asyncProperty(cases(['kept', 'kept', 'lost', 'rolledBack']), async ([nature, drawn, turns, most, skew]) => {
			const result = await day(new World(toOrders(drawn, nature.grain), nature), turns, most, skew);
			expect(missing(result)).toEqual([]);
			expect(beyond(result)).toEqual([]);
			repeats += result.emitted.length - new Set(result.emitted).size;
		}),
		{ numRuns: 300 },
	);
	expect(repeats).toBeGreaterThan(100);
});

import { cases } from '../operations/play/cases';
import type { Kind } from './kinds';
import { row, ROWS, type Oddity } from './lists';
import { kinds } from './platforms';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.stop());

type Picked = Kind & { picker: string };

const picked = kinds.filter((kind): kind is Picked => kind.picker !== undefined);

/** Scrolls a picker to its end, as somebody at the screen does. */
async function scroll({ picker, ...kind }: Picked, oddity?: Oddity): Promise<string[]> {
	const { node, host, parameters } = cases.find((one) => one.id === kind.id && one.fill === 'required')!;
	world.lists.serve(kind, host.base, oddity);
	world.elsewhere.serve(kind, host.base);
	const values: string[] = [];
	for (let token: string | undefined, pages = 0; pages === 0 || token !== undefined; pages += 1) {
		if (pages > 20) throw new Error('The picker has no end');
		const { results, paginationToken } = await world.core.search(node.type, picker, parameters, undefined, token);
		values.push(...results.map(({ value }) => String(value)));
		token = paginationToken as string | undefined;
	}
	return values;
}

const whole = Array.from({ length: ROWS }, (_, number) => String(row(number).id));

test.each(picked)('$id: the picker shows each row once', async (kind) => expect(await scroll(kind)).toEqual(whole));

const counted = picked.filter(({ counts }) => counts === 'total');

test.each(counted)('$id: a picker goes on where the number in all is missing', async (kind) =>
	expect(await scroll(kind, { total: () => undefined })).toEqual(whole),
);

const followed = picked.filter(({ follows }) => follows);

test.each(followed)('$id: a picker sends nothing to another address', async (kind) => {
	await expect(scroll(kind, { link: `${world.elsewhere.url}/list` })).rejects.toThrow('another address');
	expect(world.elsewhere.asked).toEqual([]);
});

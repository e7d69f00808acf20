import assert from 'node:assert/strict';
import type { Stage } from '../../e2e/n8n/stage';
import { createCustomers } from '../customers';
import { publish, type Measured } from '../flow';
import { httpRequest, ours } from '../flows';
import { alternate, figure, series, type Row } from '../results';
import { LATENCY } from '../salesOrders';

const ROUNDS = 5;
const CUSTOMERS = 10_000;
const PAGE = 100;

/** The HTTP Request node's own paging, page after page. */
const pages = (ingramUrl: string) =>
	httpRequest({
		url: `${ingramUrl}/customers`,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'limit', value: String(PAGE) }] },
		options: {
			pagination: {
				pagination: {
					paginationMode: 'updateAParameterInEachRequest',
					parameters: { parameters: [{ type: 'qs', name: 'offset', value: `={{ $pageCount * ${PAGE} }}` }] },
					paginationCompleteWhen: 'other',
					completeExpression: `={{ $response.body.pagination.offset + ${PAGE} >= $response.body.pagination.total }}`,
				},
			},
		},
	});

/** All 10,000 customers, while the list does not change and while rows come to its front. */
export async function lists(stage: Stage): Promise<Row[]> {
	const { simulator } = stage;
	const have = simulator.ingram.customers().length;
	await createCustomers(simulator, Math.max(0, CUSTOMERS - have));
	const wanted = () => new Set(simulator.ingram.customers().map(({ id }) => id));
	const list = await publish(
		stage,
		ours('ingramMicroCustomer', {
			resource: 'customer',
			operation: 'getAll',
			returnAll: true,
			simplify: true,
			filters: {},
			options: {},
		}),
	);
	const http = await publish(stage, pages(simulator.ingram.url));
	const complete = async (): Promise<Measured> => {
		const measured = await list.run([{}]);
		assert.equal(measured.status, 'success');
		const ids = measured.output.map(({ id }) => String(id));
		assert.equal(new Set(ids).size, ids.length, 'rows that came twice');
		// What the moving list puts to its front is no customer of the state.
		assert.deepEqual(new Set(ids.filter((id) => !id.startsWith('moved-'))), wanted());
		return measured;
	};
	await complete();
	const runs = await alternate(ROUNDS, {
		ours: complete,
		http: async () => {
			const measured = await http.run([{}]);
			assert.equal(measured.status, 'success');
			const rows = measured.output.flatMap(({ data }) => data as Array<{ id: string }>);
			assert.equal(rows.filter(({ id }) => !id.startsWith('moved-')).length, wanted().size);
			return measured;
		},
		moving: async () => {
			// A row comes to the front while the pages after the first are read.
			simulator.faults.add({ route: 'GET /customers', kind: 'movingList', skip: 40, times: 1 });
			return await complete();
		},
	});
	const time = (side: string, measured: Measured[]) =>
		series(
			side,
			's',
			measured.map(({ seconds }) => seconds),
		);
	const [still, paged, moving] = [
		time('Ours', runs.ours),
		time('HTTP Request node', runs.http),
		time('Ours, the list moves once', runs.moving),
	];
	return [
		{
			name: 'lists',
			title: `List of ${CUSTOMERS} customers`,
			settings: `${PAGE} rows and ${LATENCY} ms a page. Ours: Customer > Get Many with Return All, nothing else set. HTTP Request node: its own pagination. In the moving list a row comes to the front after 40 pages, and the total changes.`,
			series: [still, moving, paged],
			figures: [
				figure('Ours: median', still.median, 's', 0.6),
				figure('Ours / HTTP Request node', still.median / paged.median),
				figure(
					'Ours, moving: pages read',
					Math.max(...runs.moving.map(({ server }) => server.requestsByRoute['GET /customers'])),
					'requests',
				),
			],
		},
	];
}

import * as echarts from 'echarts';
import type { Row } from './results';

const OURS = '#2f6f4f';
const OTHERS = '#9aa5ab';
const LINE = 26;

/** The medians of all rows that are times of a node, as an SVG picture; the axis is logarithmic. */
export function plot(rows: Row[]): string {
	const dots = rows.flatMap(({ title, series }) =>
		series
			.filter(({ unit, values }) => unit === 's' && values.length > 1)
			.map(({ side, median }) => ({ name: `${title}: ${side}`, side, median })),
	);
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 960, height: dots.length * LINE + 80 });
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		grid: { left: 510, right: 60, top: 20, bottom: 50 },
		xAxis: { type: 'log', name: 'seconds, median', nameLocation: 'middle', nameGap: 30 },
		yAxis: {
			type: 'category',
			inverse: true,
			data: dots.map(({ name }) => name),
			axisLabel: { fontSize: 11 },
			splitLine: { show: true },
		},
		series: [
			{
				// Dots, for on a logarithmic axis the length of a bar says nothing.
				type: 'scatter',
				symbolSize: 11,
				data: dots.map(({ side, median }) => ({
					value: Number(median.toPrecision(3)),
					itemStyle: { color: /HTTP|copy|base/.test(side) ? OTHERS : OURS },
				})),
				label: { show: true, position: 'right', color: '#333333', formatter: '{c}' },
			},
		],
	});
	const picture = chart.renderToSVGString();
	// Its animation would keep this process alive.
	chart.dispose();
	return picture;
}

import { randomUUID } from 'node:crypto';
import { isoDate, isoSeconds } from '../../core/dates';
import { byId, type Call, type Handler, isAsked, refuse } from './gateway/call';
import type { StoredReport } from './state/state';

/** submitted for the first half of the processing time, then processing, then completed; `now` in ms. */
function reportStatus({ createdAt, completedAt }: StoredReport, now: number): 'submitted' | 'processing' | 'completed' {
	if (now >= completedAt) return 'completed';
	return now < (createdAt + completedAt) / 2 ? 'submitted' : 'processing';
}

function view(report: StoredReport, { now, link }: Call) {
	const { createdAt, completedAt, ...shown } = report;
	const status = reportStatus(report, now);
	return {
		...shown,
		status,
		type: 'onetime',
		creationDate: isoSeconds(createdAt),
		...(status === 'completed' && { downloadUrl: link(report) }),
	};
}

export const reportHandlers: Record<string, Handler> = {
	/** Lists write the format in capitals. */
	'report.list': (call) => {
		const { from = '', to = '' } = call.query;
		return call.state.reports
			.map((report) => view(report, call))
			.filter((report) => {
				const day = report.creationDate.slice(0, 10);
				return from <= day && day <= to && isAsked(call, report, 'format', 'name', 'status', 'type');
			})
			.map((report) => ({ ...report, format: report.format.toUpperCase() }));
	},
	'report.create': (call) => {
		const { name, format, customizationName, startDate, endDate } = call.body as unknown as StoredReport;
		if (endDate && Date.parse(endDate) <= Date.parse(startDate)) throw refuse('endDate must be later than startDate');
		const report: StoredReport = {
			id: randomUUID(),
			name,
			...(customizationName !== undefined && { customizationName }),
			format: format ?? 'csv',
			createdAt: call.now,
			completedAt: call.now + call.settings.reportProcessingMs,
			startDate,
			...(endDate !== undefined && { endDate }),
		};
		call.state.reports.push(report);
		return view(report, call);
	},
	'report.get': (call) => view(byId(call.state.reports, call.params.reportId), call),
};

/** The first and the last day of a report; without an end the day it was made. */
export const reportDays = ({ startDate, endDate, createdAt }: StoredReport): [string, string] => [
	startDate.slice(0, 10),
	endDate?.slice(0, 10) ?? isoDate(createdAt),
];

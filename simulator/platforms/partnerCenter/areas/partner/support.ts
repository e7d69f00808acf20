import { type Call, customerOf, type Handler, textOf } from '../../call';
import { page } from '../../lists/collection';
import { readFilter } from '../../lists/filter';
import { byId, invalid, missing } from '../../refusal';
import { created, guidOf, iso, linkTo, NO_DATE, ok, type Row } from '../../reply';
import { fromSample, seed, seedRows } from '../../samples';

/** The members of both enums, in the order of their numbers: lists write the number, single reads the word. */
const SEVERITIES = ['unknown', 'critical', 'moderate', 'minimal'];
const STATUSES = ['none', 'open', 'closed', 'attention_needed'];

/** A support ticket as single reads show it. */
type Ticket = Row & { id: string; status: string; severity: string; notes: Row[] };

/** Fifteen digits made of a text. */
const ticketNumber = (text: string): string => String(6e14 + parseInt(guidOf(text).slice(-12), 16));

/** The tickets of the sample, which every customer has had from the start under numbers of their own. */
function firstTickets(call: Call, customerId: string): Ticket[] {
	const own = { ...call, params: { ...call.params, customerId } };
	return seedRows(own, 'serviceRequest.getMany').map((row) => {
		const id = ticketNumber(`${customerId} ${row.id}`);
		const words = { severity: SEVERITIES[Number(row.severity)], status: STATUSES[Number(row.status)] };
		return { ...row, id, ...words, notes: row.notes as Row[], links: { self: linkTo(`/servicerequests/${id}`) } };
	});
}

const customerIn = ({ organization }: Ticket): unknown => (organization as Row).id;

/** Stored tickets, and the first ones of all customers as long as they are as they were. */
function ticketsOf(call: Call): Ticket[] {
	const stored = call.state.areas.serviceRequests as Ticket[];
	const first = call.state.commerce.customers.flatMap(({ id }) => firstTickets(call, id));
	return [...stored, ...first.filter(({ id }) => !stored.some((one) => one.id === id))];
}

/** The ticket of the path, which must be that of the customer where one is named. Throws 404. */
function find(call: Call, customerId?: string): Ticket {
	const own = ticketsOf(call).filter((ticket) => [undefined, customerIn(ticket)].includes(customerId));
	return byId(own, call.params.serviceRequestId, missing('service request'));
}

const bare = (word: string): string => word.toLowerCase().replaceAll('_', '');

/** The status that a list is narrowed to, by the filter or by its simpler form; undefined for none. Throws 400 on another field. */
function wantedStatus(call: Call): string | undefined {
	const { Field, Value, Operator } = readFilter(textOf(call, 'filter') ?? '');
	if (Field === undefined) return textOf(call, 'status');
	if (Field !== 'Status' || Operator?.toLowerCase() !== 'equals')
		throw invalid('The only filter of this list is Status with equals.');
	return STATUSES.find((status) => bare(status) === bare(String(Value))) ?? String(Value);
}

/** A page of the tickets of the path's customer, or of all, with the enums as numbers. */
const list: Handler = (call) => {
	const customerId = call.params.customerId && customerOf(call).id;
	const wanted = wantedStatus(call);
	const found = ticketsOf(call).filter(
		(ticket) => [undefined, ticket.status].includes(wanted) && (!customerId || customerIn(ticket) === customerId),
	);
	return page(call, found, {}, (ticket) => ({
		...ticket,
		severity: SEVERITIES.indexOf(ticket.severity),
		status: STATUSES.indexOf(ticket.status),
	}));
};

export const supportHandlers: Record<string, Handler> = {
	'serviceRequest.create': (call) => {
		const body = call.body as Pick<Ticket, 'title' | 'description' | 'severity' | 'supportTopicId'>;
		const topics = seedRows(call, 'serviceRequest.getSupportTopics');
		const topic = byId(topics, String(body.supportTopicId), invalid('There is no such support topic.'));
		const { serviceRequests } = call.state.areas;
		const id = ticketNumber(`${call.tenant.tenantId} ${serviceRequests.length} ${call.now}`);
		const ticket: Ticket = {
			...seed(call, 'serviceRequest.get'),
			...body,
			id,
			supportTopicName: topic.name,
			status: 'open',
			organization: { id: call.tenant.tenantId, name: call.tenant.name, phoneNumber: null },
			...{ createdDate: iso(call.now), lastModifiedDate: iso(call.now), lastClosedDate: NO_DATE },
			notes: [],
			links: { self: linkTo(`/servicerequests/${id}`) },
		};
		serviceRequests.push(ticket);
		return created(ticket);
	},
	'serviceRequest.getSupportTopics': fromSample(),
	'serviceRequest.getMany': list,
	'serviceRequest.getManyPartner': list,
	'serviceRequest.searchCustomer': list,
	'serviceRequest.searchPartner': list,
	'serviceRequest.get': (call) => ok(find(call)),
	/** The values none and unknown leave things as they are. */
	'serviceRequest.update': (call) => {
		type Body = { newNote?: { text?: string }; status?: string; severity?: string };
		const { newNote, status = 'none', severity = 'unknown' } = call.body as Body;
		const old = find(call);
		const now = iso(call.now);
		const note = newNote?.text ? [{ createdByName: 'Lena Voss', createdDate: now, text: newNote.text }] : [];
		const changed: Ticket = {
			...old,
			...(status !== 'none' && { status }),
			...(severity !== 'unknown' && { severity }),
			...(status === 'closed' && { lastClosedDate: now }),
			lastModifiedDate: now,
			notes: [...note, ...old.notes],
		};
		const { areas } = call.state;
		areas.serviceRequests = [...areas.serviceRequests.filter(({ id }) => id !== old.id), changed];
		return ok(changed);
	},
	'more.GetServiceRequestCustomer': (call) => ok(find(call, customerOf(call).id)),
	'managedService.getMany': fromSample(),
	'more.GetServiceIncidents': fromSample(),
};

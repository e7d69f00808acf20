import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection, sizeOffsetPage } from '../../collection';
import { customerOf } from '../../commerce/find';
import type { StoredCustomer } from '../../commerce/customers/state';
import { created, iso, linkTo, NO_DATE, ok } from '../../commerce/replies';
import { readFilter } from '../filter';
import { guidOf } from '../ids';
import { invalid, missing } from '../refusals';
import { seedRows } from '../seed';
import type { StoredServiceRequest } from './state';
import { SEVERITIES, STATUSES } from './state';
import type { Reply } from '../../reply';
import type { Row } from '../row';

const AGENT = { firstName: 'Omar', lastName: 'Said' };
const HOUR_MS = 3_600_000;

/** Fifteen digits made of a text. */
const ticketNumber = (text: string): string =>
	BigInt(`0x${guidOf(text).slice(0, 13).replace('-', '')}`)
		.toString()
		.padStart(15, '6')
		.slice(0, 15);

const topicsOf = (call: Call): Row[] => seedRows(call, 'serviceRequest.getSupportTopics');

/** Two tickets that every customer has had from the start: an open one, and one that was closed. */
function firstRequests({ id, createdAt }: StoredCustomer): StoredServiceRequest[] {
	const base = { customerId: id, createdAt, changedAt: createdAt, notes: [] };
	return [
		{
			...base,
			id: ticketNumber(`${id} mail`),
			title: 'Mail is late',
			description: 'Mail to other companies waits for hours.',
			severity: 'minimal',
			status: 'open',
			supportTopicId: '30052',
		},
		{
			...base,
			id: ticketNumber(`${id} sign-in`),
			title: 'A user cannot sign in',
			description: 'The sign-in page comes back again and again.',
			severity: 'moderate',
			status: 'closed',
			supportTopicId: '30061',
			closedAt: createdAt + HOUR_MS,
		},
	];
}

/** Stored tickets, and the first ones of all customers as long as they are as they were. */
function requestsOf({ state }: Call): StoredServiceRequest[] {
	const { serviceRequests } = state.areas;
	const first = state.commerce.customers.flatMap(firstRequests);
	return [...serviceRequests, ...first.filter(({ id }) => !serviceRequests.some((stored) => stored.id === id))];
}

function person({ tenant }: Call, { firstName, lastName }: typeof AGENT) {
	const email = `${firstName}.${lastName}@${tenant.domain}`.toLowerCase();
	const organization = { id: tenant.tenantId, name: tenant.name, phoneNumber: '4255550140' };
	return { organization, contactId: guidOf(`contact ${email}`), lastName, firstName, email, phoneNumber: '4255550141' };
}

function view(call: Call, request: StoredServiceRequest): Row {
	const customer = call.state.commerce.customers.find(({ id }) => id === request.customerId);
	const { id, name } = customer
		? { id: customer.id, name: customer.companyName }
		: { id: call.tenant.tenantId, name: call.tenant.name };
	return {
		id: request.id,
		title: request.title,
		description: request.description,
		severity: request.severity,
		supportTopicId: request.supportTopicId,
		supportTopicName: topicsOf(call).find((topic) => topic.id === request.supportTopicId)?.name,
		status: request.status,
		organization: { id, name, phoneNumber: null },
		primaryContact: person(call, { firstName: 'Lena', lastName: 'Voss' }),
		lastUpdatedBy: person(call, AGENT),
		productName: 'Office',
		productId: '14',
		createdDate: iso(request.createdAt),
		lastModifiedDate: iso(request.changedAt),
		lastClosedDate: request.closedAt === undefined ? NO_DATE : iso(request.closedAt),
		fileLinks: [],
		newNote: null,
		notes: request.notes.map(({ createdAt, ...note }) => ({ ...note, createdDate: iso(createdAt) })),
		countryCode: customer?.billingProfile.defaultAddress.country ?? 'US',
		links: { self: linkTo(`/servicerequests/${request.id}`) },
		attributes: { objectType: 'ServiceRequest' },
	};
}

/** Lists write the enums as numbers. */
const listView = (call: Call, request: StoredServiceRequest): Row => ({
	...view(call, request),
	severity: SEVERITIES.indexOf(request.severity),
	status: STATUSES.indexOf(request.status),
});

function find(call: Call, customerId?: string): StoredServiceRequest {
	const id = call.params.serviceRequestId;
	const found = requestsOf(call).find(
		(request) => request.id === id && (customerId === undefined || request.customerId === customerId),
	);
	if (!found) throw missing('service request');
	return found;
}

const create: Handler = (call) => {
	const body = call.body as Pick<StoredServiceRequest, 'title' | 'description' | 'severity' | 'supportTopicId'>;
	if (!topicsOf(call).some(({ id }) => id === body.supportTopicId)) throw invalid('There is no such support topic.');
	const { serviceRequests } = call.state.areas;
	const id = ticketNumber(`${call.tenant.tenantId} ${serviceRequests.length} ${call.now}`);
	const request: StoredServiceRequest = {
		id,
		...body,
		status: 'open',
		createdAt: call.now,
		changedAt: call.now,
		notes: [],
	};
	serviceRequests.push(request);
	return created(view(call, request));
};

interface UpdateBody {
	newNote?: { text?: string };
	status?: StoredServiceRequest['status'];
	severity?: StoredServiceRequest['severity'];
}

/** The values none and unknown leave things as they are. */
const update: Handler = (call) => {
	const { newNote, status = 'none', severity = 'unknown' } = call.body as UpdateBody;
	const old = find(call);
	const note = newNote?.text ? [{ createdByName: 'Lena Voss', createdAt: call.now, text: newNote.text }] : [];
	const changed: StoredServiceRequest = {
		...old,
		...(status !== 'none' && { status }),
		...(severity !== 'unknown' && { severity }),
		...(status === 'closed' && { closedAt: call.now }),
		changedAt: call.now,
		notes: [...note, ...old.notes],
	};
	const { areas } = call.state;
	areas.serviceRequests = [...areas.serviceRequests.filter(({ id }) => id !== old.id), changed];
	return ok(view(call, changed));
};

const ofCustomer: Handler = (call) => {
	const { id } = customerOf(call);
	return ticketPage(
		call,
		requestsOf(call).filter(({ customerId }) => customerId === id),
	);
};

const bare = (word: unknown): string =>
	String(word ?? '')
		.toLowerCase()
		.replaceAll('_', '');

/** The status that a list is narrowed to, by the filter or by its simpler form; undefined for none. Throws 400 on another field. */
function wantedStatus(call: Call): string | undefined {
	const { Field, Value, Operator } = readFilter(textOf(call, 'filter') ?? '');
	if (Field === undefined) return textOf(call, 'status');
	if (Field !== 'Status' || Operator?.toLowerCase() !== 'equals')
		throw invalid('The only filter of this list is Status with equals.');
	return STATUSES.find((status) => bare(status) === bare(Value)) ?? String(Value);
}

/** One page of tickets, narrowed to the status that is asked for. */
function ticketPage(call: Call, all: StoredServiceRequest[]): Reply {
	const wanted = wantedStatus(call);
	const rows = all.filter(({ status }) => wanted === undefined || status === wanted);
	return sizeOffsetPage(
		call,
		rows.map((request) => listView(call, request)),
	);
}

const ofPartner: Handler = (call) => ticketPage(call, requestsOf(call));

export const serviceRequestHandlers: Record<string, Handler> = {
	'serviceRequest.create': create,
	'serviceRequest.getSupportTopics': (call) => collection(call, topicsOf(call)),
	'serviceRequest.getMany': ofCustomer,
	'serviceRequest.getManyPartner': ofPartner,
	'serviceRequest.searchCustomer': ofCustomer,
	'serviceRequest.searchPartner': ofPartner,
	'serviceRequest.get': (call) => ok(view(call, find(call))),
	'serviceRequest.update': update,
	'more.GetServiceRequestCustomer': (call) => ok(view(call, find(call, customerOf(call).id))),
};

import { cases, hasColumns, hasList, operations, standardOf, type Case } from '../play/cases';
import { bodyNames, complaints, contractsOf, requiredNames, routeOf, sentNames } from '../play/contract';
import { followsLink } from '../golden/pages';
import { RECORDED_AT, runOf, runsOf } from '../golden/requests';
import { ownRequests, refusalOf, sideways, toTheApi } from '../play/own';
import { answerTo } from '../play/reply';

/** The requests of the golden files beside the contract: what was reviewed is what the platform takes. */

const refusedCases = cases.filter((one) => refusalOf(one) !== undefined);
// Columns carry no seldom member of a line, so what is chosen beside them need not fit.
const sentCases = cases.filter((one) => !refusedCases.includes(one) && !(hasColumns(one) && one.fill === 'all'));

test.each(operations)('$id: the contract takes every request of its golden file', (one) => {
	const wrong = Object.entries(runsOf(one)).flatMap(([name, { requests }]) =>
		toTheApi(requests)
			.filter((request) => !followsLink(request))
			.flatMap((request) =>
				complaints(request, one.operation.facts).map((complaint) => `${name}, ${request.route}: ${complaint}`),
			),
	);
	expect(wrong).toEqual([]);
});

test.each(sentCases)('$title: the request', (one) => {
	const { facts, run, route } = one.operation;
	const { error, requests: all } = runOf(one);
	const requests = toTheApi(all);
	expect(error).toBeUndefined();
	const own = ownRequests(one, requests);
	// An operation of several steps may go without its main one; a whole list may take several pages.
	if (!run && one.parameters.returnAll !== true) expect(own).toHaveLength(1);
	expect(own.flatMap((request) => contractsOf(request, facts)).filter(({ id }) => !facts.includes(id))).toEqual([]);
	const others = requests.filter((request) => request.route !== routeOf(route)).map((request) => request.route);
	expect(sideways(one)).toEqual(expect.arrayContaining(others));
});

test.each(sentCases.filter(({ fill }) => fill === 'required'))('$title: nothing beyond it', (one) => {
	const { id, operation, platform } = one;
	const [own] = ownRequests(one, runOf(one).requests);
	if (!own) return;
	const asked = contractsOf(own, operation.facts);
	const before = operation.replaces ? answerTo(one, routeOf(operation.replaces.read), RECORDED_AT) : undefined;
	const allowed = [
		...asked.flatMap(requiredNames),
		...platform.engine,
		...(platform.alsoAsked[id] ?? []),
		...bodyNames([], operation.constantBody ?? {}),
		...(before ? bodyNames(asked[0].body, before) : []),
	];
	expect(asked.flatMap((one) => sentNames(one, own)).filter((name) => !allowed.includes(name))).toEqual([]);
});

test.each(refusedCases)('$title: refused, with the reason', (one) => {
	const { error, requests } = runOf(one);
	expect(error).toContain(refusalOf(one));
	expect(requests).toEqual([]);
});

// A list with columns of the user's own carries what is named: the required members.
const listCases = cases.filter((one) => hasList(one) && (!hasColumns(one) || one.fill === 'required'));

test.each(listCases)('$title: sends what the same lines send as fields', (one) => {
	const bodyOf = (screen: Case) => ownRequests(screen, runOf(screen).requests)[0].body;
	expect(bodyOf(one)).toEqual(bodyOf(standardOf(one)));
});

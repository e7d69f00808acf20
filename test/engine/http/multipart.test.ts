import { formOf } from '../../../nodes/engine/http/files/multipart';
import { readForm } from '../../../simulator/platforms/partnerCenter/gateway/multipart';

const json = { name: 'metadata', contentType: 'application/json', content: Buffer.from('{"Currency":"EUR"}') };
const file = (fileName: string, content: Buffer) => ({
	name: 'POFiles',
	fileName,
	contentType: 'application/pdf',
	content,
});

test('a form is written as the standard has it', () => {
	const { contentType, content } = formOf([json, file('order.pdf', Buffer.from('%PDF'))], 'edge');
	expect(contentType).toBe('multipart/form-data; boundary=edge');
	expect(content.toString()).toBe(
		[
			'--edge',
			'Content-Disposition: form-data; name="metadata"',
			'Content-Type: application/json',
			'',
			'{"Currency":"EUR"}',
			'--edge',
			'Content-Disposition: form-data; name="POFiles"; filename="order.pdf"',
			'Content-Type: application/pdf',
			'',
			'%PDF',
			'--edge--',
			'',
		].join('\r\n'),
	);
});

test('bytes stay as they are, names cannot leave their quotes, and each form has an edge of its own', () => {
	const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 128]);
	const first = formOf([file('a"b\r\nc.pdf', bytes), file('second.pdf', Buffer.alloc(0))]);
	const second = formOf([json]);
	expect(first.contentType).not.toBe(second.contentType);
	expect(readForm(first.contentType, first.content)).toEqual({
		POFiles: [
			{ fileName: 'a%22b c.pdf', contentType: 'application/pdf', content: bytes },
			{ fileName: 'second.pdf', contentType: 'application/pdf', content: Buffer.alloc(0) },
		],
	});
});

test.each([
	['no boundary', 'multipart/form-data', '--edge\r\n'],
	['no end', 'multipart/form-data; boundary=edge', '--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'],
	[
		'a part without a name',
		'multipart/form-data; boundary=edge',
		'--edge\r\nContent-Disposition: form-data\r\n\r\n1\r\n--edge--\r\n',
	],
])('what is no form is refused by the simulator: %s', (_, type, text) => {
	expect(() => readForm(type, Buffer.from(text))).toThrow();
});

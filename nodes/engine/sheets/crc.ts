const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** The check sum that archives keep of a file. */
export function crc32() {
	let sum = 0xffffffff;
	return {
		add(bytes: Uint8Array): void {
			for (let at = 0; at < bytes.length; at += 1) sum = TABLE[(sum ^ bytes[at]) & 0xff] ^ (sum >>> 8);
		},
		value: (): number => (sum ^ 0xffffffff) >>> 0,
	};
}

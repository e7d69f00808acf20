export interface StoredPolicy {
	id: string;
	customerId: string;
	name: string;
	category: string;
	description: string;
	policySettings: string[];
	/** In ms. */
	createdAt: number;
	changedAt: number;
}

/** What a device is known by; which members must be there together is a rule of uploads. */
export interface DeviceIdentity {
	serialNumber?: string;
	productKey?: string;
	hardwareHash?: string;
	oemManufacturerName?: string;
	modelName?: string;
}

export interface StoredDevice extends DeviceIdentity {
	id: string;
	customerId: string;
	batchId: string;
	policyId: string | null;
	/** In ms. */
	uploadedAt: number;
}

export interface StoredBatch {
	/** The name that the partner chose; it may contain blanks. */
	id: string;
	customerId: string;
	createdAt: number;
}

/** What became of one device of a job; without an error it went well. */
export interface DeviceResult {
	deviceId: string;
	serialNumber?: string;
	productKey?: string;
	errorCode?: string;
	errorDescription?: string;
}

/** An upload, or a change of policies, which is carried out at `dueAt` (ms). */
export interface StoredJob {
	id: string;
	customerId: string;
	createdAt: number;
	dueAt: number;
	done: boolean;
	upload?: { batchId: string; devices: DeviceIdentity[] };
	policies?: Array<{ deviceId: string; policyId: string | null }>;
	results: DeviceResult[];
}

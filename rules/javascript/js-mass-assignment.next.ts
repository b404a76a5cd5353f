import { prisma } from "./prisma";

export async function POST(request: Request) {
	const body = await request.json();
	// ruleid: js-mass-assignment
	const order = await prisma.order.create({ data: body });
	return Response.json({ id: order.id });
}

export async function PUT(request: Request) {
	const { note } = await request.json();
	// ok: js-mass-assignment
	const order = await prisma.order.update({ where: { id: 1 }, data: { note } });
	return Response.json({ id: order.id });
}

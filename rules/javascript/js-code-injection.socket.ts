import Handlebars from "handlebars";
import { Server } from "socket.io";

const io = new Server();

io.on("connection", (socket) => {
	socket.on("code", (code: string) => {
		// ruleid: js-code-injection
		setTimeout(code, 0);
	});
	socket.on("mail", (mail: { subject: string }) => {
		// ruleid: js-code-injection
		const render = Handlebars.compile("Re: " + mail.subject);
		socket.emit("preview", render({}));
		// ok: js-code-injection
		const constant = Handlebars.compile("Re: {{subject}}");
		socket.emit("preview", constant({ subject: mail.subject }));
	});
});

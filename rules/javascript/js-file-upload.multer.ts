import path from "node:path";
import { randomUUID } from "node:crypto";
import express from "express";
import fileUpload from "express-fileupload";
import multer from "multer";

const app = express();
const imageOnly = (_req: unknown, file: { mimetype: string }, done: (error: null, ok: boolean) => void) =>
	done(null, file.mimetype === "image/png");

// ruleid: js-file-upload
const upload = multer({ dest: "uploads/" });
// ok: js-file-upload
const memory = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1_000_000 } });

const storage = multer.diskStorage({
	destination: (_req, _file, cb) => cb(null, "public/uploads"),
	filename: (_req, file, cb) => {
		// ruleid: js-file-upload
		cb(null, Date.now() + "-" + file.originalname);
	},
});

// ruleid: js-file-upload
app.use(fileUpload());

function saveAvatar(req: express.Request) {
	const files = { avatar: req.files.avatar };
	// ruleid: js-file-upload
	return files.avatar.mv(`./public/${files.avatar.name}`);
}

// ok: js-file-upload
const images = multer({ storage, fileFilter: imageOnly, limits: { fileSize: 2_000_000 } });

const randomNames = multer.diskStorage({
	destination: "/srv/uploads",
	filename: (_req, file, cb) => {
		// ok: js-file-upload
		cb(null, randomUUID() + path.extname(file.originalname));
	},
});

// ok: js-file-upload
app.use(fileUpload({ limits: { fileSize: 2_000_000 }, abortOnLimit: true }));
export { images, memory, randomNames, saveAvatar, upload };

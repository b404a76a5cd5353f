// ruleid: area-filesystem-javascript
import fs from "node:fs";
import express from "express";

const app = express();
// ruleid: area-filesystem-javascript
app.use(express.static("public"));
// ruleid: area-filesystem-javascript
export const text = fs.readFileSync("notes.txt", "utf8");
// ok: area-filesystem-javascript
export const lines = text.split("\n");
// ok: area-filesystem-javascript
app.get("/", (_req, res) => res.json({ lines: lines.length }));

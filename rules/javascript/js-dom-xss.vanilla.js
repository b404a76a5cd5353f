import DOMPurify from "dompurify";

const params = new URLSearchParams(window.location.search);
const name = params.get("name");
// ruleid: js-dom-xss
document.getElementById("greeting").innerHTML = "Welcome, " + name;
// ok: js-dom-xss
document.getElementById("safe-greeting").textContent = "Welcome, " + name;

function showTab() {
	const state = { tab: decodeURIComponent(location.hash.slice(1)) };
	// ruleid: js-dom-xss
	document.querySelector("#tab").insertAdjacentHTML("beforeend", `<h2>${state.tab}</h2>`);
}

function addComment() {
	const text = document.getElementById("comment").value;
	// ruleid: js-dom-xss
	document.getElementById("comments").innerHTML += `<li>${text}</li>`;
}

async function loadPosts() {
	const response = await fetch("/api/posts");
	const posts = await response.json();
	// ruleid: js-dom-xss
	document.getElementById("posts").innerHTML = posts.map((post) => `<article>${post.title}</article>`).join("");
}

function render(container, html) {
	// ruleid: js-dom-xss
	container.innerHTML = html;
}

window.addEventListener("message", (event) => {
	render(document.body, event.data);
	// ruleid: js-dom-xss
	$("#notice").html(event.data.notice);
	// ok: js-dom-xss
	$("#notice").text(event.data.notice);
});

async function loadPostSafely() {
	const response = await fetch("/api/post");
	const post = await response.json();
	// ok: js-dom-xss
	document.getElementById("post").innerHTML = DOMPurify.sanitize(post.html);
	// ok: js-dom-xss
	document.getElementById("count").innerHTML = `<b>${post.comments.length}</b>`;
}

function clear() {
	// ok: js-dom-xss
	document.getElementById("posts").innerHTML = "";
}

/** The page: landmarks, headings, tables and forms. The script fills in the data. */
export const DOCUMENT = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Zoho Support simulator</title>
<link rel="stylesheet" href="/page/style.css">
<script src="/page/script.js" type="module"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the simulator</a>
<header>
<h1>Zoho Support simulator</h1>
<p id="live" role="status">Connecting…</p>
</header>
<noscript><p class="notice">This page needs JavaScript. The same data is available as JSON at <a href="/control/state">/control/state</a>.</p></noscript>
<p id="problem" class="notice" role="alert" hidden></p>
<main id="main" tabindex="-1">
<section aria-labelledby="today-title" class="wide">
<h2 id="today-title">Today</h2>
<dl class="cards">
<div><dt><label for="used-meter">Requests today (Pacific time)</label></dt><dd><span id="used"></span><meter id="used-meter" min="0" max="1" value="0"></meter></dd></div>
<div><dt>Edition</dt><dd id="edition"></dd></div>
<div><dt>Clock</dt><dd id="now"></dd></div>
<div><dt>Live auth tokens</dt><dd id="tokens"></dd></div>
</dl>
<div class="row" role="group" aria-label="Change the day">
<button type="button" data-post="quota" data-body='{"exhaust":true}'>Use up today's requests</button>
<button type="button" data-post="quota" data-body='{"restore":true}'>Restore today's requests</button>
<button type="button" data-post="clock" data-body='{"advance":86400000}'>Advance one day</button>
<button type="button" data-post="tokens/remove" data-body="{}">Remove all tokens</button>
<button type="button" data-post="tickets/expire" data-body="{}">Expire tickets</button>
</div>
</section>
<section aria-labelledby="records-title">
<h2 id="records-title">Records</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="records-title"><table>
<thead><tr><th scope="col">Module</th><th scope="col" class="number">Records</th></tr></thead>
<tbody id="records"></tbody>
</table></div>
<p class="row"><button type="button" id="new-case">New case from a customer</button> <output id="filed"></output></p>
<h3>Access data</h3>
<dl class="access" id="access"></dl>
</section>
<section aria-labelledby="faults-title">
<h2 id="faults-title">Faults</h2>
<form id="fault-form">
<p><label for="fault-kind">Fault</label><select id="fault-kind" name="kind" aria-describedby="fault-says"></select></p>
<p><label for="fault-method">Method (empty: every API call)</label><input id="fault-method" name="method" autocomplete="off" list="methods"></p>
<p><label for="fault-count">How many requests</label><input id="fault-count" name="count" type="number" min="1" value="1" required></p>
<p><label for="fault-probability">Probability (empty: always)</label><input id="fault-probability" name="probability" type="number" min="0" max="1" step="0.05"></p>
<p><label for="fault-after">Skip first</label><input id="fault-after" name="after" type="number" min="0" value="0"></p>
<p class="action"><button>Add fault</button> <button type="button" id="faults-clear">Remove all</button></p>
</form>
<p id="fault-says" class="hint"></p>
<datalist id="methods"><option>getrecords<option>getrecordsbyid<option>getrecordsbysearch<option>addrecords<option>updaterecords<option>deleterecords<option>getrequestthreads<option>getthreadinfo<option>apiauthtoken<option>login</datalist>
<ul id="faults" aria-label="Pending faults"></ul>
</section>
<section aria-labelledby="switches-title" class="wide">
<h2 id="switches-title">Open points</h2>
<p>Behaviour of the classic API that no source documents. A change applies from the next request.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="switches-title"><table class="stack">
<thead><tr><th scope="col">Switch</th><th scope="col">Question</th><th scope="col">Value</th></tr></thead>
<tbody id="switches"></tbody>
</table></div>
<button type="button" id="switches-default">Reset all to defaults</button>
</section>
<section aria-labelledby="journal-title" class="wide">
<h2 id="journal-title">Journal</h2>
<p class="row"><span id="journal-total"></span> <button type="button" id="journal-clear">Clear</button></p>
<div class="scroll tall" tabindex="0" role="region" aria-labelledby="journal-title"><table>
<thead><tr><th scope="col">Time</th><th scope="col">Request</th><th scope="col">Parameters</th><th scope="col">Outcome</th><th scope="col" class="number">Rows</th><th scope="col">Cost</th></tr></thead>
<tbody id="journal"></tbody>
</table></div>
</section>
</main>
</body>
</html>
`;

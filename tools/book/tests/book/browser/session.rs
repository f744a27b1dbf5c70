//! One window of Chromium, and what the checks do in it.

use std::error::Error;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::time::timeout;
use url::{ParseError, Url};

/// The part of the checks that runs in a page.
pub const SCRIPT: &str = include_str!("page.js");

/// The height of the window, in CSS pixels.
const HEIGHT: u32 = 900;

/// How long a page may take to load, and a script of the checks to run in it,
/// before it counts as one that never does.
pub const LIMIT: Duration = Duration::from_secs(300);

/// How long Chromium may take to close.
const CLOSING: Duration = Duration::from_secs(5);

pub struct Session {
    client: Client,
    runtime: Handle,
    /// How long an answer may take.
    limit: Duration,
}

/// A command of chromedriver that is not in the standard.
#[derive(Debug)]
struct Extension {
    name: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.name
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Session {
    /// Opens a window, in which `scripts` run in every page before its own.
    /// No answer of the driver may take longer than `limit`.
    pub fn open(
        runtime: &Handle,
        driver: &str,
        capabilities: Value,
        scripts: &[&str],
        limit: Duration,
    ) -> Result<Self> {
        let capabilities = capabilities.as_object().context("an object")?.clone();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = within(
            runtime,
            limit,
            builder.capabilities(capabilities).connect(driver),
        );
        let session = Session {
            client: client.context("Chromium could not be started by its driver")?,
            runtime: runtime.clone(),
            limit,
        };
        // Before `block` has an effect.
        session.devtools("Network.enable", json!({}))?;
        for script in scripts {
            let source = json!({ "source": script });
            session.devtools("Page.addScriptToEvaluateOnNewDocument", source)?;
        }
        Ok(session)
    }

    pub fn close(self) {
        let closed = async { timeout(CLOSING, self.client.close()).await };
        // It has ended already, or ends with its driver.
        let _ = self.runtime.block_on(closed);
    }

    /// Loads a page as a reader does who was never here.
    pub fn open_fresh(&self, site: &str, page: &str) -> Result<()> {
        self.scripts(true)?;
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))?;
        let everything = json!({ "origin": site, "storageTypes": "all" });
        self.devtools("Storage.clearDataForOrigin", everything)?;
        // What an earlier page said is not this one's.
        self.log("browser")?;
        self.log("performance")?;
        self.goto(&format!("{site}/{page}"))
    }

    pub fn goto(&self, address: &str) -> Result<()> {
        let loaded = self.wait(self.client.goto(address));
        loaded.with_context(|| format!("{address} could not be loaded"))
    }

    /// Loads the page again, in which no script runs.
    pub fn reload_without_scripts(&self) -> Result<()> {
        self.scripts(false)?;
        self.wait(self.client.refresh())?;
        self.run(SCRIPT, &[]).map(drop)
    }

    pub fn address(&self) -> Result<Url> {
        self.wait(self.client.current_url())
    }

    /// What a script returns that runs in the page.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let done = self.client.execute(script, arguments.to_vec());
        self.wait(done)
            .context("a script of the checks failed in the page")
    }

    /// What a function of `page.js` returns.
    pub fn call<T: DeserializeOwned>(&self, function: &str, arguments: &[Value]) -> Result<T> {
        let script = format!("return window.bookChecks.{function}(...arguments);");
        let value = self
            .run(&script, arguments)
            .with_context(|| function.to_owned())?;
        serde_json::from_value(value).with_context(|| format!("{function} in page.js"))
    }

    /// Presses and releases a key, on whatever has the focus: a
    /// `fantoccini::key::Key`, or the
    /// one of a letter.
    pub fn press(&self, key: impl Into<char>) -> Result<()> {
        let value = key.into();
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.wait(self.client.perform_actions(keys))
    }

    /// Makes the window this wide, in CSS pixels.
    pub fn width(&self, width: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
    }

    /// Moves the pointer to a place in the window, in CSS pixels.
    pub fn point(&self, [x, y]: [f64; 2]) -> Result<()> {
        let moved = json!({ "type": "mouseMoved", "x": x, "y": y });
        self.devtools("Input.dispatchMouseEvent", moved)
    }

    /// Taps on it with a finger.
    pub fn tap(&self, [x, y]: [f64; 2]) -> Result<()> {
        let finger = |points: Value, kind: &str| {
            let event = json!({ "type": kind, "touchPoints": points });
            self.devtools("Input.dispatchTouchEvent", event)
        };
        let emulate = |on: bool| {
            self.devtools(
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": on }),
            )
        };
        emulate(true)?;
        finger(json!([{ "x": x, "y": y }]), "touchStart")?;
        finger(json!([]), "touchEnd")?;
        emulate(false)
    }

    /// Whether the scripts of a page run, from the next one on.
    pub fn scripts(&self, run: bool) -> Result<()> {
        let value = json!({ "value": !run });
        self.devtools("Emulation.setScriptExecutionDisabled", value)
    }

    /// Whatever has such an address is not loaded, until the value that this
    /// returns is dropped.
    pub fn block(&self, addresses: &[&str]) -> Result<Blocked<'_>> {
        self.devtools("Network.setBlockedURLs", json!({ "urls": addresses }))?;
        Ok(Blocked(self))
    }

    /// Shows the page as on paper.
    pub fn print_media(&self) -> Result<()> {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
    }

    /// What has been logged since it was last asked for.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let entries = self.extension("se/log", json!({ "type": kind }))?;
        Ok(serde_json::from_value(entries)?)
    }

    /// A command of the Chrome DevTools Protocol.
    fn devtools(&self, command: &str, parameters: Value) -> Result<()> {
        let body = json!({ "cmd": command, "params": parameters });
        self.extension("goog/cdp/execute", body)
            .with_context(|| command.to_owned())?;
        Ok(())
    }

    fn extension(&self, name: &'static str, body: Value) -> Result<Value> {
        let done = self.client.issue_cmd(Extension { name, body });
        self.wait(done)
    }

    /// What the driver answers, unless it takes too long.
    fn wait<T>(&self, answer: impl Future<Output = Result<T, CmdError>>) -> Result<T> {
        within(&self.runtime, self.limit, answer)
    }
}

fn within<T, E: Error + Send + Sync + 'static>(
    runtime: &Handle,
    limit: Duration,
    answer: impl Future<Output = Result<T, E>>,
) -> Result<T> {
    let answered = runtime.block_on(async { timeout(limit, answer).await });
    let answered = answered
        .with_context(|| format!("chromedriver has not answered for {} s", limit.as_secs()))?;
    Ok(answered?)
}

/// Some addresses are not loaded.
pub struct Blocked<'a>(&'a Session);

impl Drop for Blocked<'_> {
    fn drop(&mut self) {
        // A session in which that fails has ended.
        let _ = self
            .0
            .devtools("Network.setBlockedURLs", json!({ "urls": [] }));
    }
}

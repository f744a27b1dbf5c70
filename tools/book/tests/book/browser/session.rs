//! One window of Chromium, and what the checks do in it.

use std::time::Duration;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;

use crate::browser::webdriver::Client;

/// The part of the checks that runs in a page.
pub const SCRIPT: &str = include_str!("page.js");

/// The height of the window, in CSS pixels.
const HEIGHT: u32 = 900;

/// How long a page may take to load, and a script of the checks to run in it,
/// before it counts as one that never does.
pub const LIMIT: Duration = Duration::from_secs(300);

/// How long Chromium may take to close.
const CLOSING: Duration = Duration::from_secs(5);

pub struct Session(Client);

impl Session {
    /// Opens a window, in which `scripts` run in every page before its own.
    /// No answer of the driver may take longer than `limit`.
    pub fn open(
        driver: &str,
        capabilities: &Value,
        scripts: &[&str],
        limit: Duration,
    ) -> Result<Self> {
        let client = Client::open(driver, capabilities, limit);
        let session = Session(client.context("Chromium could not be started by its driver")?);
        // Before `block` has an effect.
        session.devtools("Network.enable", json!({}))?;
        for script in scripts {
            let source = json!({ "source": script });
            session.devtools("Page.addScriptToEvaluateOnNewDocument", source)?;
        }
        Ok(session)
    }

    pub fn close(self) {
        // It has ended already, or ends with its driver.
        let _ = self.0.close(CLOSING);
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
        let loaded = self.0.post("url", &json!({ "url": address }));
        loaded.with_context(|| format!("{address} could not be loaded"))?;
        Ok(())
    }

    /// Loads the page again, in which no script runs.
    pub fn reload_without_scripts(&self) -> Result<()> {
        self.scripts(false)?;
        self.0.post("refresh", &json!({}))?;
        self.run(SCRIPT, &[]).map(drop)
    }

    pub fn address(&self) -> Result<Url> {
        let address = self.0.get("url")?;
        Ok(Url::parse(address.as_str().unwrap_or_default())?)
    }

    /// What a script returns that runs in the page.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let parameters = json!({ "script": script, "args": arguments });
        self.0
            .post("execute/sync", &parameters)
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
    /// [`Key`](crate::browser::webdriver::Key), or the one of a letter.
    pub fn press(&self, key: impl Into<char>) -> Result<()> {
        let value = key.into();
        let keys = ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": value }));
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": keys });
        self.0.post("actions", &json!({ "actions": [keyboard] }))?;
        Ok(())
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
        let entries = self.0.post("se/log", &json!({ "type": kind }))?;
        Ok(serde_json::from_value(entries)?)
    }

    /// A command of the Chrome DevTools Protocol.
    fn devtools(&self, command: &str, parameters: Value) -> Result<()> {
        let body = json!({ "cmd": command, "params": parameters });
        self.0
            .post("goog/cdp/execute", &body)
            .with_context(|| command.to_owned())?;
        Ok(())
    }
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

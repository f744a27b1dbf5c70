//! Directives and what they become. Nothing here runs a program: a page shows
//! what was recorded and measured, and no more.

pub mod canvas;
pub mod carried;
pub mod chain;
pub mod change;
pub mod changes;
pub mod decisions;
pub mod definitions;
pub mod difference;
pub mod directive;
pub mod epub;
pub mod evidence;
pub mod excerpt;
pub mod expand;
pub mod figure;
pub mod foot;
pub mod forms;
pub mod frame;
pub mod marks;
pub mod one_file;
pub mod part;
pub mod plain;
pub mod playground;
pub mod plot;
pub mod preprocessor;
pub mod scale;
pub mod since;
pub mod table;
pub mod texts;
pub mod timeline;
pub mod tries;
pub mod value;
pub mod xhtml;

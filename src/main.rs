//! On the web this starts the page; on the host it is the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    payoff::page::run()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    // A file's name need not be text.
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    payoff::command::run(&arguments, &mut std::io::stdout().lock(), &mut std::io::stderr().lock()).into()
}

//! On the web this starts the page; on the host it is the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    leptos::mount::mount_to_body(|| leptos::view! { <p>"Payoff"</p> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

//! What screens are put together from. A part draws what it is given and knows no rule of the method.

pub mod chain;
pub mod custom;
pub mod field;

pub mod fold;
pub mod go_to_question;
pub mod grade;
pub mod icon;
pub mod ladder;
pub mod markup;
pub mod number;
pub mod patch_html;
pub mod pictures;
pub mod provenance;
pub mod rows;
pub mod series;
pub mod weak_numbers;

//! The same for machines: schema.org's `Product` as JSON-LD, with the numbers that stand on the page.

use crate::request::Asked;
use leptos::prelude::*;
use serde_json::{Value, json};
use store::reviews::{ProductReviews, PublicReview};

/// Nothing while there is nothing to tell: a product without reviews is no rich result. The script is data and runs
/// nothing, but carries this answer's nonce, without which the content security policy reports it.
pub(super) fn structured(asked: &Asked, of: &ProductReviews) -> Option<impl IntoView + use<>> {
    let address = format!(
        "{}{}",
        asked.portal.public_origin,
        super::product_path(&of.sku)
    );
    let nobody = asked.words().review_by_nobody();
    let text = embedded(&product(of, &address, &nobody)?);
    let nonce = asked.nonce.clone();
    Some(view! { <script type="application/ld+json" nonce=nonce>{text}</script> })
}

fn product(of: &ProductReviews, address: &str, nobody: &str) -> Option<Value> {
    let mean = of.stars.mean()?;
    let reviews: Vec<Value> = of
        .reviews
        .iter()
        .map(|review| one(review, nobody))
        .collect();
    Some(json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": address,
        "url": address,
        "name": of.title,
        "sku": of.sku,
        "aggregateRating": {
            "@type": "AggregateRating",
            "ratingValue": mean,
            "reviewCount": of.stars.count(),
            "bestRating": 5,
            "worstRating": 1,
        },
        "review": reviews,
    }))
}

fn one(review: &PublicReview, nobody: &str) -> Value {
    let name = if review.name_shown.is_empty() {
        nobody
    } else {
        &review.name_shown
    };
    let mut said = json!({
        "@type": "Review",
        "author": { "@type": "Person", "name": name },
        "datePublished": review.posted_at.to_jiff().strftime("%Y-%m-%d").to_string(),
        "reviewRating": { "@type": "Rating", "ratingValue": review.stars, "bestRating": 5, "worstRating": 1 },
    });
    if let Some(fields) = said.as_object_mut() {
        for (field, text) in [("name", &review.title), ("reviewBody", &review.words)] {
            if !text.is_empty() {
                fields.insert(field.to_owned(), json!(text));
                fields.insert("inLanguage".to_owned(), json!(review.locale));
            }
        }
    }
    said
}

/// JSON that cannot end the script it stands in: Leptos writes a script's text as it is.
fn embedded(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Timestamp, ids::ReviewId, reviews::Stars};

    #[test]
    fn the_numbers_are_those_of_the_page_and_words_cannot_end_the_script() {
        let mut stars = Stars::default();
        for given in [5, 4, 4] {
            stars.add(given, 1);
        }
        let of = ProductReviews {
            sku: "KETTLE".to_owned(),
            title: "Kettle".to_owned(),
            stars,
            reviews: vec![PublicReview {
                id: ReviewId(uuid::Uuid::nil()),
                stars: 4,
                title: "</script><script>alert(1)</script>".to_owned(),
                words: String::new(),
                name_shown: String::new(),
                locale: "en".to_owned(),
                posted_at: Timestamp::from_micros(0),
                reply: None,
            }],
            page: 1,
            pages: 1,
        };
        let told = product(&of, "https://shop.example/reviews/KETTLE", "A customer")
            .expect("there is something to tell");
        assert_eq!(told["aggregateRating"]["ratingValue"], json!(4.3));
        assert_eq!(told["aggregateRating"]["reviewCount"], json!(3));
        assert_eq!(told["review"][0]["author"]["name"], "A customer");
        let text = embedded(&told);
        assert!(!text.contains('<'), "{text}");
        let read: Value = serde_json::from_str(&text).expect("it is JSON still");
        assert_eq!(read, told);
        let none = ProductReviews {
            stars: Stars::default(),
            ..of
        };
        assert_eq!(product(&none, "", ""), None);
    }
}

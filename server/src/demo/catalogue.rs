//! What Harbour & Pine sells, in the three languages its customers read.

/// One product. Prices are minor units: pence, and cents of the euro.
pub struct Product {
    pub sku: &'static str,
    pub category: &'static str,
    en: &'static str,
    de: &'static str,
    pt: &'static str,
    pub pence: i64,
    pub cents: i64,
}

impl Product {
    pub fn title(&self, locale: &str) -> &'static str {
        match locale {
            "de" => self.de,
            "pt" => self.pt,
            _ => self.en,
        }
    }
}

macro_rules! products {
    ($($sku:literal $category:literal $en:literal $de:literal $pt:literal $pence:literal $cents:literal;)+) => {
        pub const PRODUCTS: &[Product] = &[$(Product {
            sku: $sku, category: $category, en: $en, de: $de, pt: $pt, pence: $pence, cents: $cents,
        }),+];
    };
}

products! {
    "KETTLE-MOSS" "kettles" "Enamel kettle, moss" "Emaillekessel, Moos" "Chaleira esmaltada, musgo" 6_400 7_400;
    "TRAY-OAK-S" "trays" "Oak tray, small" "Eichentablett, klein" "Bandeja de carvalho, pequena" 2_800 3_200;
    "TRAY-OAK-L" "trays" "Oak tray, large" "Eichentablett, groß" "Bandeja de carvalho, grande" 4_200 4_900;
    "PAN-IRON-24" "pans" "Cast iron pan, 24 cm" "Gusseisenpfanne, 24 cm" "Frigideira de ferro, 24 cm" 5_600 6_500;
    "PAN-IRON-28" "pans" "Cast iron pan, 28 cm" "Gusseisenpfanne, 28 cm" "Frigideira de ferro, 28 cm" 6_900 7_900;
    "MUG-STONE" "tableware" "Stoneware mug, slate" "Steingutbecher, Schiefer" "Caneca de grés, ardósia" 1_600 1_900;
    "BOWL-STONE" "tableware" "Stoneware bowl, slate" "Steingutschale, Schiefer" "Tigela de grés, ardósia" 1_900 2_200;
    "CLOTH-LINEN" "textiles" "Linen tablecloth, oat" "Leinentischdecke, Hafer" "Toalha de linho, aveia" 5_200 5_900;
    "TOWEL-LINEN" "textiles" "Linen tea towels, pair" "Leinengeschirrtücher, zwei" "Panos de linho, par" 2_400 2_700;
    "LAMP-BRASS" "lighting" "Brass table lamp" "Messing-Tischlampe" "Candeeiro de mesa em latão" 11_800 13_500;
    "KNIFE-BREAD" "knives" "Bread knife, walnut" "Brotmesser, Nussbaum" "Faca de pão, nogueira" 4_800 5_500;
    "BOARD-ASH" "boards" "Ash chopping board" "Schneidebrett, Esche" "Tábua de freixo" 3_600 4_200;
    "BIN-STEEL" "storage" "Steel bread bin" "Brotkasten, Stahl" "Caixa de pão em aço" 4_500 5_200;
    "CANDLE-PINE" "candles" "Pine candle, tall" "Kiefernkerze, hoch" "Vela de pinho, alta" 1_400 1_600;
}

/// The product with this code.
pub fn product(sku: &str) -> &'static Product {
    PRODUCTS
        .iter()
        .find(|product| product.sku == sku)
        .expect("stories only name what the shop sells")
}

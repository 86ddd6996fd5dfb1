package dev.callsight.bench.generate;

/** Where callers are: a few cities of five countries, some far more frequent than others. */
enum Place {
  LISBON("PT", "Lisboa", "Lisboa", 30),
  PORTO("PT", "Porto", "Porto", 18),
  BRAGA("PT", "Braga", "Braga", 6),
  FARO("PT", "Faro", "Faro", 4),
  MADRID("ES", "Madrid", "Madrid", 14),
  BARCELONA("ES", "Catalunya", "Barcelona", 9),
  MALAGA("ES", "Andalucía", "Málaga", 3),
  PARIS("FR", "Île-de-France", "Paris", 6),
  LYON("FR", "Auvergne-Rhône-Alpes", "Lyon", 2),
  SAO_PAULO("BR", "São Paulo", "São Paulo", 5),
  RIO("BR", "Rio de Janeiro", "Rio de Janeiro", 2),
  LONDON("GB", "England", "London", 1);

  private static final Place[] BY_PERCENT = spread();

  private final String country;
  private final String region;
  private final String city;
  private final int percent;

  Place(String country, String region, String city, int percent) {
    this.country = country;
    this.region = region;
    this.city = city;
    this.percent = percent;
  }

  /** The place of a draw from 0 to 99. */
  static Place of(int draw) {
    return BY_PERCENT[draw];
  }

  void write(JsonLines line) {
    line.text("country", country).text("region", region).text("city", city);
  }

  /** ISO 3166 code of the country. */
  String country() {
    return country;
  }

  private static Place[] spread() {
    Place[] places = new Place[100];
    int next = 0;
    for (Place place : values()) {
      for (int i = 0; i < place.percent; i++) {
        places[next++] = place;
      }
    }
    return places;
  }
}

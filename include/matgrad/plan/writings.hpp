// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan/products.hpp>

// Which writing of a product is planned: (A + B) C or A C + B C. What counts is what the formula's other terms compute anyway.
namespace matgrad {

struct writing_chooser : product_maker {
  static constexpr int unknown = -2;

  static constexpr int most_rewritings = 16;  // one may lead to the next, and back

  int rewritings = 0;
  growing<int> writings;  // of each product: the sum, or the blocks, as which it is planned

  using product_maker::product_maker;

  // ---- other writings of a product ----

  /// What products cost together, beside their factors: what one computes the others know.
  constexpr int flops_of_products(growing<int> const& terms) {
    int flops = 0;
    for (int id : terms)
      if (from[id].is<product>()) chain(*this, from[id]);  // plans the factors, before anything is supposed
    growing<int> supposed;                                 // chains that are known for the time being
    for_shortest_first(terms, [&](term X) {
      if (!X.is<product>()) return;
      chain factors(*this, X);
      int const last = factors.size() - 1;
      if (last < 1 || known_chain(factors, 0, last)) return;
      flops += order_of(factors).total();
      supposed.push_back(remember_chain(factors, 0, last, factors[0].matrix));
    });
    for (int id : supposed) chain_value[id] = -1;
    return flops;
  }
  /// What it costs to add the terms.
  constexpr int flops_of_additions(growing<int> const& terms) {
    growing<known_entries> known;
    bool some = false;
    for (int id : terms) {
      known.push_back(known_terms.of(from[id]));
      some = some || known.back().knows();
    }
    int const flops = (terms.size() - 1) * from[terms[0]].size().size();
    return some ? flops_if_worth(sum_by_entries::flops_by_entries(known.begin(), known.size(), false), flops) : flops;
  }
  /// What the product costs with the sum among its factors, which is not planned yet.
  constexpr int flops_with_sum(term X, int place) {
    chain const left(*this, part_of_product(X, 0, place)), right(*this, part_of_product(X, place + 1, X.count()));
    auto links = links_of(left.factors);
    links.push_back({X[place].size(), X[place].has()});
    for (auto const& f : right.factors) links.push_back(f.how);
    chain_order order(links.size());
    mark_known(order, left, 0);
    mark_known(order, right, left.size() + 1);
    order.find(links);
    return order.total();
  }
  /// Segments of a part of the chain that steps have computed.
  constexpr void mark_known(chain_order& order, chain const& part, int first) {
    for (int i = 0; i < part.size(); ++i)
      for (int j = i + 1; j < part.size(); ++j)
        if (known_chain(part, i, j)) order.mark_known(first + i, first + j);
  }

  constexpr int readers_of(term sum) const { return uses.in_products[sum.id] > 1 ? uses.in_products[sum.id] : 1; }

  /// A (B + C) D as A B D + A C D, if that costs less; what others need of the sum is theirs.
  constexpr term without_sum(term X, int place) {
    auto sum = bare(X[place]);
    bool const is_transposed = X[place].is<transposition>();
    growing<int> inside, apart;
    for (int k = 0; k < sum.count(); ++k) {
      inside.push_back(sum[k].id);
      apart.push_back(with_factor(X, place, is_transposed ? transpose(sum[k]) : sum[k]).id);
    }
    int flops_of_sum = flops_of_additions(inside) + flops_of_products(inside);
    if (sum.id < uses.elsewhere.size()) flops_of_sum = uses.elsewhere[sum.id] > 0 ? 0 : flops_of_sum / readers_of(sum);
    int const expanded = flops_of_additions(apart) + flops_of_products(apart);
    return expanded < flops_of_sum + flops_with_sum(X, place) ? matgrad::sum_of(from, apart) : nothing;
  }

  /// (B + C) x yᵀ as (B x + C x) yᵀ
  constexpr term without_sum_beside_column(term X, int place) {
    bool const narrows = place + 1 < X.count() && X[place + 1].size().cols < X[place].size().cols;
    bool const flattens =
        place > 0 && !X[place - 1].size().is_scalar() && X[place - 1].size().rows < X[place].size().rows;
    if (!narrows && !flattens) return nothing;
    int const first = narrows ? place : place - 1;
    auto apart = without_sum(part_of_product(X, first, first + 2), place - first);
    return apart ? part_of_product(X, 0, first) * apart * part_of_product(X, first + 2, X.count()) : nothing;
  }

  /// Only a sum of which some term is the identity or a product of lower rank is worth trying, and in a short formula any with
  /// a product or a multiple; none of which zeros or ones are known: nobody multiplies by these, and how sparse it is only the
  /// whole shows.
  constexpr bool is_worth_expanding(term sum) {
    if (known_terms.knows(sum)) return false;
    for (int k = 0; k < sum.count(); ++k) {
      bool const is_product = sum[k].is<product>();
      auto last = is_product ? sum[k][sum[k].count() - 1] : sum[k];
      bool const is_thin = is_product && has_two_matrices(sum[k]) && rank_of(sum[k]) < full_rank(sum);
      if (last.is<identity_room>() || is_thin || (is_short() && is_product && full_rank(sum) > 1)) return true;
    }
    return false;
  }
  static constexpr bool has_two_matrices(term X) {
    return X.is<product>() && X.count() > 1 && !X[X.count() - 2].size().is_scalar();
  }
  constexpr bool is_short() const { return uses.elsewhere.size() <= 32; }
  static constexpr int full_rank(term X) { return X.size().rows < X.size().cols ? X.size().rows : X.size().cols; }
  /// At most, of a product.
  static constexpr int rank_of(term X) {
    int rank = full_rank(X);
    for (int k = 0; k < X.count(); ++k)
      if (!X[k].size().is_scalar() && full_rank(X[k]) < rank) rank = full_rank(X[k]);
    return rank;
  }

  constexpr term cheaper_writing(term X) {
    writings.resize(from.size(), unknown);
    if (writings[X.id] == unknown) {
      int const id = rewritings < most_rewritings ? find_cheaper_writing(X).id : -1;
      writings.resize(from.size(), unknown);
      writings[X.id] = id == X.id ? -1 : id;
      rewritings += writings[X.id] >= 0;
    }
    return {&from, writings[X.id]};
  }

  constexpr term find_cheaper_writing(term X) {
    int matrices = 0;
    for (int k = 0; k < X.count(); ++k) matrices += !X[k].size().is_scalar();
    for (int k = 0; k < X.count(); ++k) {
      auto F = X[k];
      if (F.size().is_scalar()) continue;
      if (F.is<block_diagonal>() && matrices > 1) return by_blocks(X, k);
      if (!bare(F).is<addition>()) continue;
      bool const is_needed_anyway = F.id < uses.elsewhere.size() && uses.elsewhere[F.id] > 0;
      if (matrices == 1) return is_needed_anyway || !F.is<addition>() ? nothing : with_scalars_inside(X, F);
      if (X.size().is_scalar() || !is_worth_expanding(bare(F))) continue;
      auto expanded = without_sum(X, k);
      if (!expanded && matrices > 2) expanded = without_sum_beside_column(X, k);
      if (expanded) {
        if (bare(F).id < uses.in_products.size()) --uses.in_products[bare(F).id];  // X does not read it any more
        return expanded;
      }
    }
    return nothing;
  }
};

}  // namespace matgrad

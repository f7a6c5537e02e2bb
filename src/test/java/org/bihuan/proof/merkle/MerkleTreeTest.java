package org.bihuan.proof.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

  /** The leaves of the test tree that implementations of the RFC share. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static List<Hash> shared() {
    return LEAVES.stream().map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex))).toList();
  }

  private static List<Hash> leaves(long size) {
    return LongStream.range(0, size).mapToObj(i -> Hash.ofLeaf("leaf " + i + "\n")).toList();
  }

  private static MerkleTree tree(List<Hash> leaves) {
    Map<Node, Hash> nodes = new HashMap<>();
    nodes.putAll(new MerkleTree(MerkleTreeTest::none).append(0, leaves));
    return new MerkleTree(nodes::get);
  }

  private static Hash none(Node node) {
    throw new AssertionError("nothing to be read, but " + node);
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void hasTheRootsOfTheSharedTestTree(int size, String root) {
    assertThat(tree(shared()).root(size).hex()).isEqualTo(root);
    assertThat(Plain.root(shared().subList(0, size)).hex()).isEqualTo(root);
  }

  @Test
  void hasTheProofsOfTheSharedTestTree() {
    MerkleTree tree = tree(shared());
    assertThat(tree.inclusion(0, 8).stream().map(Hash::hex))
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(tree.consistency(6, 8).stream().map(Hash::hex))
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  @Property(tries = 300)
  void everyLeafIsProvedAndNoOther(
      @ForAll @LongRange(min = 1, max = 300) long size, @ForAll @LongRange(max = 299) long any) {
    long index = any % size;
    List<Hash> leaves = leaves(size);
    Hash root = tree(leaves).root(size);
    List<Hash> path = tree(leaves).inclusion(index, size);

    assertThat(root).isEqualTo(Plain.root(leaves));
    assertThat(Plain.fromPath(leaves.get((int) index), index, size, path)).isEqualTo(root);
    assertThat(MerkleProof.includes(leaves.get((int) index), index, size, path, root)).isTrue();
    assertThat(MerkleProof.includes(Hash.ofLeaf("x"), index, size, path, root)).isFalse();
    assertThat(MerkleProof.includes(leaves.get((int) index), index, size, path, Hash.EMPTY))
        .isFalse();
    if (size > 1) {
      assertThat(
              MerkleProof.includes(leaves.get((int) index), (index + 1) % size, size, path, root))
          .isFalse();
      assertThat(
              MerkleProof.includes(
                  leaves.get((int) index), index, size, path.subList(1, path.size()), root))
          .isFalse();
    }
  }

  @Property(tries = 300)
  void everyLaterTreeIsProvedToBeginWithTheEarlierOne(
      @ForAll @LongRange(min = 1, max = 300) long size, @ForAll @LongRange(max = 300) long any) {
    long earlier = any % (size + 1);
    List<Hash> leaves = leaves(size);
    MerkleTree tree = tree(leaves);
    Hash from = Plain.root(leaves.subList(0, (int) earlier));
    Hash to = tree.root(size);
    List<Hash> proof = tree.consistency(earlier, size);

    assertThat(MerkleProof.continues(earlier, from, size, to, proof)).isTrue();
    if (earlier > 0 && earlier < size) {
      List<Hash> both = Plain.bothRoots(earlier, size, proof, from);
      assertThat(both).containsExactly(from, to);
      List<Hash> rewritten = new ArrayList<>(leaves);
      rewritten.set((int) (earlier - 1), Hash.ofLeaf("another"));
      MerkleTree other = tree(rewritten);
      assertThat(
              MerkleProof.continues(
                  earlier, from, size, other.root(size), other.consistency(earlier, size)))
          .isFalse();
    }
  }

  @Property(tries = 100)
  void appendedByAnyPortionsItIsTheSameTree(
      @ForAll @LongRange(max = 200) long first, @ForAll @LongRange(max = 200) long more) {
    List<Hash> leaves = leaves(first + more);
    Map<Node, Hash> nodes = new HashMap<>();
    nodes.putAll(new MerkleTree(MerkleTreeTest::none).append(0, leaves.subList(0, (int) first)));
    List<Node> read = new ArrayList<>();
    Map<Node, Hash> added =
        new MerkleTree(
                node -> {
                  read.add(node);
                  return nodes.get(node);
                })
            .append(first, leaves.subList((int) first, leaves.size()));
    nodes.putAll(added);

    assertThat(read).hasSizeLessThanOrEqualTo(9); // the frontier, not the leaves
    assertThat(new MerkleTree(nodes::get).root(first + more)).isEqualTo(Plain.root(leaves));
  }

  @Test
  void readsFewNodesOfALargeTree() {
    long million = 1_000_000;
    assertThat(MerkleTree.asked(tree -> tree.root(million))).hasSizeLessThan(20);
    assertThat(MerkleTree.asked(tree -> tree.inclusion(654_321, million))).hasSizeLessThan(40);
    assertThat(MerkleTree.asked(tree -> tree.consistency(999_000, million))).hasSizeLessThan(40);
  }

  @Test
  void refusesWhatIsOutsideTheTree() {
    MerkleTree tree = tree(leaves(3));
    assertThatThrownBy(() -> tree.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.inclusion(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThat(MerkleProof.includes(Hash.EMPTY, 3, 3, List.of(), Hash.EMPTY)).isFalse();
    assertThat(MerkleProof.continues(4, Hash.EMPTY, 3, Hash.EMPTY, List.of())).isFalse();
    assertThat(MerkleProof.continues(3, Hash.EMPTY, 4, Hash.EMPTY, List.of())).isFalse();
  }
}

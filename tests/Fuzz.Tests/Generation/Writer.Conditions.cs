using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Conditions.</content>
internal sealed partial class Writer
{
    private Code Condition(int depth) => Weighted(
        (10, () => Comparison(depth)),
        (4, () => Both(depth, "&&")),
        (4, () => Both(depth, "||")),
        (1, () => Both(depth, Pick(["&", "|", "^", "==", "!="]))),
        (2, () => Code.Of(ScalarType.Boolean, "!", "(!{0})", Value(ScalarType.Boolean, depth - 1, literal: false))),
        (2, () => Pattern(depth)),
        (1, () => Kind(depth)),
        (1, () => Bit(depth)))();

    private Code Comparison(int depth)
    {
        ScalarType left = Pick(palette);
        ScalarType[] comparable = [.. palette.Where(t => Numbers.Promoted(left, t) is not null)];
        ScalarType right = Chance(70) ? left : Pick(comparable);
        return Code.Of(
            ScalarType.Boolean, left == right ? "comparison" : "comparison of mixed types", $"({{0}} {Pick(["<", "<=", ">", ">=", "==", "!="])} {{1}})",
            Value(left, depth - 1, literal: false), Value(right, depth - 1));
    }

    private Code Both(int depth, string op) => Code.Of(
        ScalarType.Boolean, op is "&&" or "||" ? op : "boolean &, |, ^, ==", $"({{0}} {op} {{1}})",
        Value(ScalarType.Boolean, depth - 1, literal: false), Value(ScalarType.Boolean, depth - 1, literal: false));

    private Code Pattern(int depth)
    {
        Code value = Value(Pick([ScalarType.Int32, ScalarType.Int64, ScalarType.Double]), depth - 1, literal: false);
        return Code.Of(ScalarType.Boolean, "is pattern", $"({{0}} is {Pick(["> 3 and < 100 or -7", "not 0", "0 or 1 or > 50", "< -2 or 5"])})", value);
    }

    private Code Kind(int depth)
    {
        ScalarType[] floating = [.. palette.Where(t => t.IsFloating())];
        if (floating.Length == 0)
            return Comparison(depth);
        ScalarType type = Pick(floating);
        string test = Pick(["IsNaN", "IsFinite", "IsInfinity", "IsInteger", "IsNormal"]);
        return Code.Of(ScalarType.Boolean, "IsNaN and the like", $"{type.Keyword()}.{test}({{0}})", Value(type, depth - 1, literal: false));
    }

    private Code Bit(int depth) => Code.Of(
        ScalarType.Boolean, "test of a bit", $"(({{0}} & {1 << random.Next(4)}) != 0)", Value(Pick([ScalarType.Int32, ScalarType.UInt32, ScalarType.Int64]), depth - 1, literal: false));
}

using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Arithmetic and functions.</content>
internal sealed partial class Writer
{
    private static readonly string[] Rounding = ["Sqrt", "Floor", "Ceiling", "Round", "Truncate", "Abs"];
    private static readonly string[] OneByOne = ["Exp", "Log", "Sin", "Atan", "Cbrt"];
    private static readonly string[] Pairwise = ["MinNumber", "MaxNumber", "MinMagnitude", "MaxMagnitude", "Min", "Max"];

    private Code Integer(ScalarType type, int depth) => Numbers.IsSmall(type)
        ? Weighted(
            (6, () => Narrowed(type, depth)),
            (2, () => Code.Of(type, "Math.Min, Math.Max", Chance(50) ? "Math.Min({0}, {1})" : "Math.Max({0}, {1})", Value(type, depth - 1), Value(type, depth - 1))))()
        : Weighted(
            (12, () => Arithmetic(type, depth, Pick(["+", "-", "*"]), "integer +, -, *")),
            (6, () => Arithmetic(type, depth, Pick(["&", "|", "^"]), "integer &, |, ^")),
            (5, () => Shift(type, depth)),
            (2, () => Code.Of(type, "integer ~, -", type.IsSigned() && Chance(50) ? "(-{0})" : "(~{0})", Value(type, depth - 1, literal: false))),
            (CanFault ? 4 : 0, () => Division(type, depth)),
            (CanFault ? 3 : 0, () => Checked(type, depth)),
            (CanFault && type.IsSigned() ? 1 : 0, () => Absolute(type, depth)),
            (1, () => RandomNumber(type, depth)),
            (3, () => FunctionOfInteger(type, depth)))();

    /// <summary>A small integer computed in int and cut off.</summary>
    private Code Narrowed(ScalarType type, int depth) => Converted(Value(ScalarType.Int32, depth, literal: false), type);

    private Code Arithmetic(ScalarType type, int depth, string op, string construct)
    {
        (ScalarType left, ScalarType right) = (type, type);
        if (Chance(40))
        {
            (ScalarType Left, ScalarType Right)[] mixed = [.. Numbers.Operands(type).Where(p => palette.Contains(p.Left) && palette.Contains(p.Right))];
            if (mixed.Length > 0)
            {
                (left, right) = Pick(mixed);
                construct += left == type && right == type ? "" : " of mixed types";
            }
        }

        // Beside a uint, a constant int is one.
        string form = type == ScalarType.Int64 && left != right ? $"((long)({{0}} {op} {{1}}))" : $"({{0}} {op} {{1}})";
        return Code.Of(type, construct, form, Value(left, depth - 1, literal: false), Value(right, depth - 1));
    }

    private Code Shift(ScalarType type, int depth)
    {
        string op = Pick(["<<", ">>", ">>>"]);
        Code count = Chance(50) ? Code.Of(ScalarType.Int32, Code.Literal, random.Next(-3, 70).ToString(System.Globalization.CultureInfo.InvariantCulture)) : Value(ScalarType.Int32, depth - 1);
        return Code.Of(type, count.IsLiteral ? "shift by a constant" : "shift", $"({{0}} {op} ({{1}}))", Value(type, depth - 1, literal: false), count);
    }

    /// <summary>A division that never throws, is kept from it by a condition, or throws for some operands.</summary>
    private Code Division(ScalarType type, int depth)
    {
        HasFaults = true;
        string op = Pick(["/", "%"]);
        Code left = Value(type, depth - 1, literal: false);
        if (Chance(25))
            return Code.Of(type, "integer division by a constant", $"({{0}} {op} {{1}})", left, Numbers.Literal(type, Pick([1, 3, 7, 10, 16])));
        Code right = Value(type, WantsFaults ? 0 : depth - 1, literal: false);
        if (WantsFaults && Chance(60))
            return Code.Of(type, "integer division that may throw", $"({{0}} {op} {{1}})", left, right);
        return Chance(50)
            ? Code.Of(type, "integer division by what is not 0", $"({{0}} {op} (({{1}} & 15) + 1))", left, right)
            : Code.Of(type, "integer division under a condition", type.IsSigned() ? $"({{1}} > 0 ? {{0}} {op} {{1}} : {{0}})" : $"({{1}} != 0 ? {{0}} {op} {{1}} : {{0}})", left, right);
    }

    private Code Absolute(ScalarType type, int depth)
    {
        HasFaults = true;
        return WantsFaults && Chance(50)
            ? Code.Of(type, "Math.Abs of an integer that may throw", "Math.Abs({0})", Value(type, depth - 1, literal: false))
            : Code.Of(type, "Math.Abs of an integer", "Math.Abs({0} >> 1)", Value(type, depth - 1, literal: false));
    }

    private Code FunctionOfInteger(ScalarType type, int depth)
    {
        string keyword = type.Keyword();
        Code value = Value(type, depth - 1, literal: false);
        return random.Next(8) switch
        {
            0 => Code.Of(type, "bit count", $"{keyword}.{Pick(["PopCount", "LeadingZeroCount", "TrailingZeroCount"])}({{0}})", value),
            1 => Code.Of(type, "rotation", $"{keyword}.{Pick(["RotateLeft", "RotateRight"])}({{0}}, {{1}})", value, Value(ScalarType.Int32, depth - 1)),
            2 when type == ScalarType.Int64 => Code.Of(type, "Math.BigMul", "Math.BigMul({0}, {1})", Value(ScalarType.Int32, depth - 1), Value(ScalarType.Int32, depth - 1)),
            2 when type == ScalarType.UInt64 => Code.Of(type, "Math.BigMul of uint", "Math.BigMul({0}, {1})", Value(ScalarType.UInt32, depth - 1), Value(ScalarType.UInt32, depth - 1)),
            6 => OfBits(type, depth),
            7 when type.IsSigned() => Code.Of(type, "integer Min, Max of magnitude", $"{keyword}.{Pick(["MinMagnitude", "MaxMagnitude"])}({{0}} >> 1, {{1}} >> 2)", value, Value(type, depth - 1)),
            3 when type == ScalarType.Int32 => Code.Of(type, "Math.Sign of an integer", "Math.Sign({0})", value),
            4 => Code.Of(type, "Math.Clamp", $"Math.Clamp({{0}}, ({keyword})3, ({keyword})90)", value),
            _ => Code.Of(type, "Math.Min, Math.Max", Chance(50) ? "Math.Min({0}, {1})" : "Math.Max({0}, {1})", value, Value(type, depth - 1)),
        };
    }

    /// <summary>A function of BitOperations, or the bits of a floating-point number.</summary>
    private Code OfBits(ScalarType type, int depth)
    {
        const string Bits = "System.Numerics.BitOperations";
        Code Value(ScalarType of) => this.Value(of, depth - 1, literal: false);
        return type switch
        {
            ScalarType.UInt32 => Code.Of(type, "BitOperations", $"{Bits}.{Pick(["RotateLeft({0}, 7)", "RotateRight({0}, 3)", "RoundUpToPowerOf2({0})"])}", Value(type)),
            ScalarType.UInt64 => Code.Of(type, "BitOperations", $"{Bits}.{Pick(["RotateLeft({0}, 47)", "RotateRight({0}, 3)", "RoundUpToPowerOf2({0})"])}", Value(type)),
            ScalarType.Int64 => Code.Of(type, "bits of a number", "BitConverter.DoubleToInt64Bits({0})", Value(ScalarType.Double)),
            _ when Chance(50) => Code.Of(type, "bits of a number", "BitConverter.SingleToInt32Bits({0})", Value(ScalarType.Single)),
            _ => Code.Of(type, "BitOperations", $"{Bits}.{Pick(["Log2({0})", "PopCount({0})", "LeadingZeroCount({0})", "TrailingZeroCount({0})"])}", Value(Pick([ScalarType.UInt32, ScalarType.UInt64]))),
        };
    }

    private Code Floating(ScalarType type, int depth) => Weighted(
        (1, () => Code.Of(type, "conversion through Half", $"(({type.Keyword()})(Half)({{0}}))", Value(type, depth - 1, literal: false))),
        (16, () => Arithmetic(type, depth, Pick(["+", "-", "*", "/"]), "floating +, -, *, /")),
        (1, () => Code.Of(type, "floating %", "({0} % {1})", Value(type, depth - 1, literal: false), Value(type, depth - 1))),
        (1, () => Code.Of(type, "floating -", "(-{0})", Value(type, depth - 1, literal: false))),
        (4, () => Code.Of(type, "rounding, Sqrt, Abs", $"{type.Keyword()}.{Pick(Rounding)}({{0}})", Value(type, depth - 1, literal: false))),
        (3, () => Code.Of(type, "floating Min, Max", $"{type.Keyword()}.{Pick(Pairwise)}({{0}}, {{1}})", Value(type, depth - 1, literal: false), Value(type, depth - 1))),
        (1, () => Code.Of(type, "FusedMultiplyAdd", $"{type.Keyword()}.FusedMultiplyAdd({{0}}, {{1}}, {{2}})", Value(type, depth - 1, literal: false), Value(type, depth - 1), Value(type, depth - 1))),
        (1, () => Code.Of(type, "Math.Clamp", type == ScalarType.Single ? "Math.Clamp({0}, -2.5f, 40f)" : "Math.Clamp({0}, -2.5, 40)", Value(type, depth - 1, literal: false))),
        (1, () => RandomNumber(type, depth)),
        (1, () => Code.Of(type, "lane by lane", $"{type.Keyword()}.{Pick(OneByOne)}({{0}})", Value(type, depth - 1, literal: false))))();
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>Expressions of any type: leaves, conversions, choices, calls of helpers.</content>
internal sealed partial class Writer
{
    /// <summary>An expression of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="depth">How deep it may be; 0 for a leaf.</param>
    /// <param name="literal">Whether it may be a literal: two of them would be computed by the C# compiler, which refuses overflow.</param>
    public Code Value(ScalarType type, int depth, bool literal = true)
    {
        Budget--;
        if (depth <= 0 || Budget <= 0 || Chance(15))
            return Leaf(type, literal);
        return Weighted(
            (6, () => Leaf(type, literal)),
            (type == ScalarType.Boolean ? 0 : 8, () => Conversion(type, depth)),
            (4, () => Choice(type, depth)),
            (2, () => SwitchExpression(type, depth)),
            (5, () => CallOfHelper(type, depth) ?? Leaf(type, literal)),
            (type == ScalarType.Boolean ? 25 : 0, () => Condition(depth)),
            (1, () => CallOfGeneric(type, depth) ?? Leaf(type, literal)),
            (type.IsInteger() && CanFault ? 2 : 0, () => CheckedConversion(type, depth)),
            (type.IsInteger() ? 25 : 0, () => Integer(type, depth)),
            (type.IsFloating() ? 25 : 0, () => Floating(type, depth)))();
    }

    private Code Leaf(ScalarType type, bool literal)
    {
        Local[] locals = [.. scope.Where(l => l.Type == type)];
        return Weighted(
            (literal ? 2 : 0, () => Numbers.Literal(type, random)),
            (locals.Length > 0 ? 6 : 0, () => Read(Pick(locals))),
            (HasInput(type) ? 5 : 0, () => Load(type)),
            (arrays.Any(a => a.Element == type) ? 5 : 0, () => ReadElement(Pick(arrays.Where(a => a.Element == type).ToArray()))),
            (Elements.Any(e => e.Buffer.Element == type) ? 1 : 0, () => Read(Pick(Elements.Where(e => e.Buffer.Element == type).ToArray()))),
            (IsKernel && type != ScalarType.Boolean && Mutable(type).Length > 0 ? 1 : 0, () => Step(Pick(Mutable(type)))),
            (1, () => FromOther(type)))();
    }

    /// <summary>A variable that changes in the middle of an expression.</summary>
    private Code Step(Local local) => Weighted(
        (2, () => Code.Of(local.Type, "step inside an expression", $"({local.Name}{Pick(["++", "--"])})")),
        (2, () => Code.Of(local.Type, "step inside an expression", $"({Pick(["++", "--"])}{local.Name})")),
        (1, () => Code.Of(local.Type, "assignment inside an expression", $"({local.Name} = {{0}})", Value(local.Type, 0))),
        (1, () => Code.Of(local.Type, "compound assignment inside an expression", $"({local.Name} {Pick(["+=", "-=", "*="])} {{0}})", Value(local.Type, 0, literal: false))))();

    private static Code Read(Local local) => Code.Of(local.Type, $"local: {local.Type.Keyword()}", local.Name);

    private static Code Read(Element element) => Code.Of(element.Buffer.Element, "load of an output", $"{element.Buffer.Name}[{element.Index}]");

    /// <summary>Some variable of another type, converted: there is always one.</summary>
    private Code FromOther(ScalarType type)
    {
        Local[] locals = [.. scope.Where(l => l.Type != ScalarType.Boolean)];
        Code other = Read(Pick(locals));
        return type == ScalarType.Boolean ? Code.Of(type, "comparison", "({0} > 0)", other) : Converted(other, type);
    }

    private static Code Converted(Code value, ScalarType type) =>
        value.Type == type ? value : Code.Of(type, $"conversion: {value.Type.Keyword()} to {type.Keyword()}", $"(({type.Keyword()})({{0}}))", value);

    private Code Conversion(ScalarType type, int depth)
    {
        ScalarType[] from = [.. palette.Where(t => t != type)];
        ScalarType source = from.Length > 0 ? Pick(from) : ScalarType.Int32;
        return Converted(Value(source, depth - 1, literal: false), type);
    }

    private Code Choice(ScalarType type, int depth) =>
        Code.Of(type, "?:", "({0} ? {1} : {2})", Value(ScalarType.Boolean, depth - 1, literal: false), Value(type, depth - 1), Value(type, depth - 1));

    private Code SwitchExpression(ScalarType type, int depth)
    {
        Code on = Value(Pick([ScalarType.Int32, ScalarType.Int64, ScalarType.Double, ScalarType.Int16]), depth - 1, literal: false);
        string[] arms = ["0 => {1}, 1 or 2 => {2}", "< -3 => {1}, > 40 => {2}", "> -8 and < 9 => {1}, -20 => {2}", "0 when {4} => {1}, > 2 when {4} => {2}"];
        string arm = Pick(arms);
        ImmutableArray<Code> parts = [on, Value(type, depth - 1), Value(type, depth - 1), Value(type, 0)];
        if (arm.Contains("{4}"))
            parts = parts.Add(Value(ScalarType.Boolean, 1, literal: false));
        return new Code(type, "switch expression", $"({{0}} switch {{{{ {arm}, _ => {{3}} }}}})", parts);
    }
}

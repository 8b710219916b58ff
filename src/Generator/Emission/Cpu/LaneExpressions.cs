using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints expressions for a gang: uniform ones as scalars, varying ones as vectors.</summary>
internal sealed partial class LaneExpressions(LaneGang gang, LaneMemory memory)
{
    private readonly ScalarText scalar = new(gang.Place);
    private readonly LaneConversions conversions = new(gang.Width);
    private readonly string v = gang.Class;

    /// <summary>Values of operands that were given a name, by that name.</summary>
    private readonly Dictionary<Variable, LaneValue> operands = [];

    /// <summary>The value of an expression in the lanes that <paramref name="mask"/> leaves on; others hold anything.</summary>
    public LaneValue Print(Expr expr, LaneMask mask)
    {
        if (!IsVarying(expr))
            return Uniform(expr, mask);
        return expr is Load || Faults.Never(expr) ? PrintVarying(expr, mask) : PrintFaulting(expr, mask);
    }

    private bool IsVarying(Expr expr) =>
        gang.Varying.IsVarying(expr) || (operands.Count > 0 && expr.All().Any(e => e is VariableRef reference && operands.ContainsKey(reference.Variable)));

    /// <summary>A varying value; where the node itself throws in no lane that is on.</summary>
    private LaneValue PrintVarying(Expr expr, LaneMask mask) => expr switch
    {
        VariableRef reference => Print(reference.Variable),
        Load load when gang.Own.Contains(load.Buffer) => LoadOwn(load, mask),
        Load load when gang.Unit.Late.Contains(load.Id) => Gather(load, mask),
        Load load => memory.IsOnePlace(load) ? Uniform(load, mask) : memory.Load(load, mask),
        Unary unary => Print(unary, mask),
        Binary binary => Print(binary, mask),
        Compare compare => Print(compare, mask),
        ShortCircuit both => Print(both, mask),
        Select select => Print(select, mask),
        Conversion conversion => Print(conversion, mask),
        Within range => Print(range.Start, mask),
        Call call => Print(call, mask),
        _ => throw new ArgumentOutOfRangeException(nameof(expr)),
    };

    public LaneValue AsMask(LaneValue value, int size)
    {
        if (value.IsUniform)
        {
            string keyword = LaneTypes.MaskType(size).Keyword();
            string text = $"{v}.Create(({keyword})({value.Scalar} ? -1 : 0))";
            return LaneValue.Mask(size, Enumerable.Repeat(text, gang.Parts(size)).ToArray());
        }

        if (value.MaskSize == size)
            return value;
        LaneValue named = value.MaskSize < size ? gang.Named(value, "mask") : value;
        return LaneValue.Mask(size, conversions.Resize(named.Parts, value.MaskSize, size));
    }

    /// <summary>Both masks at the element size of the one with fewer vectors.</summary>
    public (LaneValue Left, LaneValue Right) Align(LaneValue left, LaneValue right)
    {
        int size = left.IsUniform ? (right.IsUniform ? gang.BooleanSize : right.MaskSize)
            : right.IsUniform ? left.MaskSize : Math.Min(left.MaskSize, right.MaskSize);
        return (AsMask(left, size), AsMask(right, size));
    }

    /// <summary>The lanes of a mask in which a condition holds, or does not.</summary>
    public LaneValue Within(LaneMask mask, LaneValue condition, bool holds)
    {
        LaneValue own = holds ? condition : Not(condition);
        LaneValue? outer = mask.Condition ?? (mask.Tail is null ? null : memory.TailMask(condition.IsUniform ? gang.BooleanSize : condition.MaskSize, mask.Tail));
        if (outer is null)
            return own.IsUniform ? AsMask(own, gang.BooleanSize) : own;
        (LaneValue a, LaneValue b) = Align(outer, own);
        return Zip(a, b, (x, y) => $"({x} & {y})");
    }

    /// <summary>
    /// The lanes of a mask in which a condition holds, or does not. At 512 bits a comparison gives a mask register, which selects in one
    /// instruction.
    /// </summary>
    public LaneValue Keep(LaneValue lanes, LaneValue condition, bool holds)
    {
        LaneValue on = AsMask(condition, lanes.MaskSize);
        string zero = $"{LaneTypes.Mask(gang.Width, lanes.MaskSize)}.Zero";
        return Zip(lanes, on, (x, c) => (gang.Width == 512, holds) switch
        {
            (true, true) => $"{v}.ConditionalSelect({c}, {x}, {zero})",
            (true, false) => $"{v}.ConditionalSelect({c}, {zero}, {x})",
            (false, true) => $"{x} & {c}",
            (false, false) => $"{v}.AndNot({x}, {c})",
        });
    }

    public static LaneValue Not(LaneValue value) => value.IsUniform
        ? LaneValue.Uniform(ScalarType.Boolean, $"(!{value.Scalar})")
        : value with { Parts = value.Parts.Select(p => $"(~{p})").ToArray() };

    public static LaneValue Zip(LaneValue a, LaneValue b, Func<string, string, string> combine) =>
        a with { Parts = a.Parts.Zip(b.Parts, combine).ToArray() };

    private static LaneValue Zip((LaneValue Left, LaneValue Right) both, Func<string, string, string> combine) => Zip(both.Left, both.Right, combine);

    /// <summary>A uniform value; what may fault is computed only if some lane is on, and memory read where that proves the access.</summary>
    private LaneValue Uniform(Expr expr, LaneMask mask)
    {
        string text = scalar.Print(expr);
        return expr.All().Any(NeedsMask)
            ? PrintUniformGuarded(expr, text, mask)
            : LaneValue.Uniform(expr.Type, text) with { ReadsMemory = expr.All().Any(e => e is Load) };
    }

    /// <summary>Whether a node must not be computed for lanes that are off.</summary>
    private bool NeedsMask(Expr expr) => expr is Load load ? gang.Accesses.Guarded.Contains(load.Id) : !Faults.Never(expr);

    /// <summary>A scalar condition: whether some lane of a mask is on.</summary>
    public string Any(LaneValue mask) => mask.IsUniform ? mask.Scalar
        : $"({string.Join(" | ", mask.Parts)}) != {LaneTypes.Mask(gang.Width, mask.MaskSize)}.Zero";

    /// <summary>A scalar condition: whether every lane of a varying mask is on.</summary>
    public string Every(LaneValue mask) => $"({string.Join(" & ", mask.Parts)}) == {LaneTypes.Mask(gang.Width, mask.MaskSize)}.AllBitsSet";

    private LaneValue Print(Variable variable)
    {
        if (operands.TryGetValue(variable, out LaneValue? operand))
            return operand;
        if (variable == gang.Unit.Loop.Index)
            return Index(variable);
        IReadOnlyList<string> parts = gang.PartsOf(variable);
        return variable.Type == ScalarType.Boolean ? LaneValue.Mask(gang.BooleanSize, parts) : LaneValue.Vectors(variable.Type, parts);
    }

    /// <summary>The loop index as a value: that of the first lane, plus the step times the lane number.</summary>
    private LaneValue Index(Variable index)
    {
        string type = LaneTypes.Vector(gang.Width, index.Type);
        int lanes = gang.LanesPerPart(index.Type.Size());
        long step = gang.Unit.Loop.Step;
        string keyword = index.Type.Keyword();
        string lane = step == 1 ? $"{type}.Indices" : $"({type}.Indices * {v}.Create(({keyword}){Literals.Number(step)}))";
        return LaneValue.Vectors(index.Type, Enumerable.Range(0, gang.Parts(index.Type.Size()))
            .Select(p => $"({v}.Create(({keyword})({index.Name}{Offset(p * lanes * step)})) + {lane})").ToArray());
    }

    private static string Offset(long value) => value == 0 ? "" : value > 0 ? $" + {Literals.Number(value)}" : $" - {Literals.Number(-value)}";

    private LaneValue Print(Unary unary, LaneMask mask)
    {
        LaneValue operand = Print(unary.Operand, mask);
        if (unary.Op == UnaryOp.LogicalNot)
            return Not(operand);
        string op = IrPrinter.Symbol(unary.Op);
        return operand with { Parts = operand.Parts.Select(p => $"({op}{p})").ToArray() };
    }

    private LaneValue Print(Binary binary, LaneMask mask)
    {
        LaneValue left = Print(binary.Left, mask);
        if (ConstantDivision.Has(binary))
            return DivideByConstant(binary.Type.IsInteger() ? gang.Named(left, "dividend") : left, (Constant)binary.Right, binary.Op);
        LaneValue right = Print(binary.Right, mask);
        string op = IrPrinter.Symbol(binary.Op);
        if (binary.Op.IsShift())
            return Shift(binary.Op, Spread(left), right);
        if (binary.Type == ScalarType.Boolean)
        {
            (LaneValue a, LaneValue b) = Align(left, right);
            return Zip(a, b, (x, y) => $"({x} {op} {y})");
        }

        if (binary.Op == BinaryOp.Remainder && binary.Type.IsInteger())
            return Remainder(gang.Named(Spread(left), "dividend"), gang.Named(Spread(right), "divisor"));
        if (binary.Op == BinaryOp.Remainder)
            return Zip(Spread(left), Spread(right), (x, y) => $"{FunctionNames.Remainder(binary.Type)}({x}, {y})");
        return binary.Op == BinaryOp.Divide ? Quotient(Spread(left), Spread(right)) : Zip(Spread(left), Spread(right), (x, y) => $"({x} {op} {y})");
    }

    /// <summary>.NET divides unsigned integers lane by lane.</summary>
    private static LaneValue Quotient(LaneValue left, LaneValue right) =>
        Zip(left, right, (x, y) => left.Type == ScalarType.UInt32 ? $"KernelRuntime.LaneQuotient.Divide({x}, {y})" : $"({x} / {y})");

    private LaneValue Remainder(LaneValue left, LaneValue right) =>
        Remainder(left, right, gang.Named(Quotient(left, right), "quotient"));

    /// <summary>What the quotient leaves.</summary>
    private static LaneValue Remainder(LaneValue left, LaneValue right, LaneValue quotient) =>
        left with { Parts = left.Parts.Select((x, p) => $"({x} - ({quotient.Parts[p]} * {right.Parts[p]}))").ToArray() };

    private LaneValue DivideByConstant(LaneValue left, Constant divisor, BinaryOp op)
    {
        LaneValue quotient = left with { Parts = ConstantDivision.Quotient(left.Parts, divisor, gang.Width) };
        return op == BinaryOp.Divide ? quotient : Remainder(left, Spread(LaneValue.Uniform(divisor.Type, Literals.Text(divisor))), quotient);
    }

    /// <summary>A count of one's own in each lane comes at the size of the values.</summary>
    private LaneValue Shift(BinaryOp op, LaneValue value, LaneValue count)
    {
        if (count.IsUniform)
            return value with { Parts = value.Parts.Select(p => $"({p} {IrPrinter.Symbol(op)} {count.Scalar})").ToArray() };
        LaneValue counts = LaneValue.Vectors(value.Type, conversions.Convert(gang.Named(count, "count").Parts, ScalarType.Int32, value.Type));
        return Zip(value, counts, (x, n) => $"{FunctionNames.Shift(op)}({x}, {n})");
    }

    private LaneValue Print(Compare compare, LaneMask mask)
    {
        LaneValue left = Print(compare.Left, mask);
        LaneValue right = Print(compare.Right, mask);
        if (compare.Left.Type == ScalarType.Boolean)
        {
            (LaneValue a, LaneValue b) = Align(left, right);
            return Zip(a, b, compare.Op == CompareOp.Equal ? (x, y) => $"(~({x} ^ {y}))" : (x, y) => $"({x} ^ {y})");
        }

        int size = compare.Left.Type.Size();
        string asMask = compare.Left.Type == LaneTypes.MaskType(size) ? "" : $".{LaneTypes.As(LaneTypes.MaskType(size))}()";
        string name = compare.Op switch
        {
            CompareOp.Equal or CompareOp.NotEqual => "Equals",
            CompareOp.Less => "LessThan",
            CompareOp.LessOrEqual => "LessThanOrEqual",
            CompareOp.Greater => "GreaterThan",
            _ => "GreaterThanOrEqual",
        };
        string not = compare.Op == CompareOp.NotEqual ? "~" : "";
        LaneValue vectors = Zip(Spread(left), Spread(right), (x, y) => $"({not}{v}.{name}({x}, {y}){asMask})");
        return LaneValue.Mask(size, vectors.Parts);
    }

    /// <summary>The right side is computed under the lanes that the left side leaves undecided.</summary>
    private LaneValue Print(ShortCircuit both, LaneMask mask)
    {
        LaneValue left = gang.Named(Print(both.Left, mask), "left");
        bool touches = both.Right.All().Any(NeedsMask);
        LaneMask inner = touches ? new LaneMask(gang.Named(Within(mask, left, both.IsAnd), "on"), mask.Tail) : mask;
        LaneValue right = Print(both.Right, inner);
        (LaneValue a, LaneValue b) = Align(left, right);
        return Zip(a, b, (x, y) => $"({x} {(both.IsAnd ? "&" : "|")} {y})");
    }

    private LaneValue Print(Select select, LaneMask mask)
    {
        LaneValue condition = Print(select.Condition, mask);
        bool touches = select.WhenTrue.All().Concat(select.WhenFalse.All()).Any(NeedsMask);
        LaneMask onTrue = mask;
        LaneMask onFalse = mask;
        if (touches)
        {
            condition = gang.Named(condition, "condition");
            onTrue = new LaneMask(gang.Named(Within(mask, condition, true), "on"), mask.Tail);
            onFalse = new LaneMask(gang.Named(Within(mask, condition, false), "on"), mask.Tail);
        }

        LaneValue whenTrue = Print(select.WhenTrue, onTrue);
        LaneValue whenFalse = Print(select.WhenFalse, onFalse);
        return Blend(condition, whenTrue, whenFalse);
    }

    /// <summary>Lane by lane one value or the other.</summary>
    public LaneValue Blend(LaneValue condition, LaneValue whenTrue, LaneValue whenFalse)
    {
        if (whenTrue.Type == ScalarType.Boolean)
        {
            (LaneValue a, LaneValue b) = Align(whenTrue, whenFalse);
            LaneValue chosen = AsMask(condition, a.MaskSize);
            return a with { Parts = a.Parts.Select((x, p) => $"{v}.ConditionalSelect({chosen.Parts[p]}, {x}, {b.Parts[p]})").ToArray() };
        }

        ScalarType type = whenTrue.Type;
        LaneValue t = Spread(whenTrue);
        LaneValue f = Spread(whenFalse);
        if (condition.IsUniform)
            return Zip(t, f, (x, y) => $"({condition.Scalar} ? {x} : {y})");
        LaneValue mask = AsMask(condition, type.Size());
        string cast = type == LaneTypes.MaskType(type.Size()) ? "" : $".{LaneTypes.As(type)}()";
        return t with { Parts = t.Parts.Select((x, p) => $"{v}.ConditionalSelect({mask.Parts[p]}{cast}, {x}, {f.Parts[p]})").ToArray() };
    }

    private LaneValue Print(Conversion conversion, LaneMask mask)
    {
        LaneValue operand = Print(conversion.Operand, mask);
        if (conversion.Operand.Type.Size() < conversion.Type.Size() || conversion.Operand.Type.IsFloating())
            operand = gang.Named(operand, "wide");
        return LaneValue.Vectors(conversion.Type, conversions.Convert(operand.Parts, conversion.Operand.Type, conversion.Type));
    }

    private LaneValue Print(Call call, LaneMask mask)
    {
        if (call.Function == Function.Clamp)
            return Print(AsChoices(call.WithChildren(argument => Bind(argument, mask))), mask);
        if (call.Function.IsRandom())
            return Random(call, mask);
        LaneValue[] arguments = call.Arguments.Select(a => Spread(Print(a, mask))).ToArray();
        if (call.Function == Function.Sign)
            return Sign(gang.Named(arguments[0], "signed"));
        if (call.Function == Function.Reinterpret)
            return LaneValue.Vectors(call.Type, arguments[0].Parts.Select(p => $"{p}.{LaneTypes.As(call.Type)}()").ToArray());
        if (call.Function == Function.Abs && !call.Type.IsSigned())
            return arguments[0];
        string name = FunctionNames.Lanes(call.Function, gang.Width)!;
        IEnumerable<string> parts = Enumerable.Range(0, arguments[0].Parts.Count)
            .Select(p => $"{name}({string.Join(", ", arguments.Select(a => a.Parts[p]))})");
        LaneValue result = LaneValue.Vectors(call.Type, parts.ToArray());

        // Side by side: the processor sees some hundred operations ahead, and those of one vector wait for each other.
        return call.Function.IsVectorMath() && gang.Parts(call.Type.Size()) > 1 ? gang.Named(result, FunctionNames.Stem(call.Function)) : result;
    }

    /// <summary>A value between limits as C# compares them: NaN is beyond none.</summary>
    private static Select AsChoices(Expr clamp)
    {
        (Expr value, Expr low, Expr high) = clamp is Call { Arguments: var a } ? (a[0], a[1], a[2]) : throw new ArgumentOutOfRangeException(nameof(clamp));
        return new Select(new Compare(CompareOp.Less, value, low), low, new Select(new Compare(CompareOp.Greater, value, high), high, value));
    }

    /// <summary>(x > 0) - (x &lt; 0) of an integer, as int: a comparison's mask is minus one.</summary>
    private LaneValue Sign(LaneValue value)
    {
        ScalarType type = value.Type;
        string zero = $"{LaneTypes.Vector(gang.Width, type)}.Zero";
        ScalarType sized = LaneTypes.MaskType(type.Size());
        string cast = type == sized ? "" : $".{LaneTypes.As(sized)}()";
        string[] parts = value.Parts.Select(p => $"({v}.LessThan({p}, {zero}){cast} - {v}.GreaterThan({p}, {zero}){cast})").ToArray();
        LaneValue named = gang.Named(LaneValue.Vectors(sized, parts), "sign");
        return LaneValue.Vectors(ScalarType.Int32, conversions.Convert(named.Parts, sized, ScalarType.Int32));
    }
}

using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Operations that throw for some operands. The lanes that are on are tested first; if one would throw, the gang is left to the scalar form,
/// which throws what C# throws, at the same iteration.
/// </content>
internal sealed partial class LaneExpressions
{
    /// <summary>A node that may throw: its operands under names, the test, and then its value.</summary>
    private LaneValue PrintFaulting(Expr node, LaneMask mask)
    {
        Expr bound = node.WithChildren(operand => Bind(operand, mask));
        LaneValue? on = PrintFaultWhere(Faults.When(bound)!, mask);

        // A vector's division looks at all lanes: those that are off divide by one.
        if (on is not null && bound is Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } division && !ConstantDivision.Has(division))
        {
            LaneValue one = LaneValue.Uniform(division.Type, $"({division.Type.Keyword()})1");
            bound = division with { Right = Bind(division.Type, Blend(on, Print(division.Right, mask), one)) };
        }

        return PrintVarying(bound, mask);
    }

    /// <summary>
    /// Leaves the gang if a condition holds in a lane that is on, and gives the lanes that are, or null for all. The second half of a
    /// condition is computed only where the first one holds in some lane.
    /// </summary>
    private LaneValue? PrintFaultWhere(Expr condition, LaneMask mask)
    {
        (Expr first, Expr? second) = condition is ShortCircuit { IsAnd: true } both ? (both.Left, both.Right) : (condition, null);
        LaneValue fault = Print(first, LaneMask.All);
        LaneValue? outer = OnIn(mask, fault.IsUniform ? gang.BooleanSize : fault.MaskSize);
        LaneValue? on = outer is null ? null : gang.Named(outer, "on");
        string test = fault.IsUniform ? fault.Scalar : Any(on is null ? fault : Zip(Align(fault, on), (f, o) => $"({f} & {o})"));
        gang.Writer.Line($"if ({test}{(fault.IsUniform && on is not null ? $" && {Any(on)}" : "")})");
        gang.Writer.Braces(string.Empty, () =>
        {
            memory.Enter();
            if (second is null)
                PrintFault();
            else
                PrintFaultWhere(second, mask);
            memory.Leave();
        });
        return on;
    }

    /// <summary>The lanes that are on, or null for all.</summary>
    private LaneValue? OnIn(LaneMask mask, int size) => mask.Condition is { } condition ? AsMask(condition, size)
        : mask.Tail is null ? null : memory.TailMask(size, mask.Tail);

    /// <summary>An operand under a name of its own, so that it can be named several times.</summary>
    private Expr Bind(Expr operand, LaneMask mask) =>
        operand is Constant || (operand is VariableRef { Variable.Kind: not VariableKind.Index }) ? operand : Bind(operand.Type, Print(operand, mask));

    private VariableRef Bind(ScalarType type, LaneValue value)
    {
        var variable = new Variable(gang.Fresh("operand"), type, VariableKind.Local);
        if (value.IsUniform)
        {
            gang.Place.Declare(variable);
            gang.Writer.Line($"{type.Keyword()} {variable.Name} = {value.Scalar};");
        }
        else
        {
            operands[variable] = gang.Named(value, "operand");
        }

        return new VariableRef(variable);
    }

    /// <summary>
    /// A uniform value that must not be computed for lanes that are off: computed if some lane is on. What throws in it does so in all lanes,
    /// and yet in source order: iterations before the first lane that is on come first, and so does what its own iteration writes before.
    /// </summary>
    private LaneValue PrintUniformGuarded(Expr expr, string text, LaneMask mask)
    {
        if (mask.Condition is not { } on)
        {
            PrintUniformFault(expr);
            return LaneValue.Uniform(expr.Type, text) with { ReadsMemory = expr.All().Any(e => e is Load) };
        }

        string name = gang.Fresh("value");
        gang.Writer.Line($"{expr.Type.Keyword()} {name} = default;");
        gang.Writer.Braces($"if ({Any(on)})", () =>
        {
            PrintUniformFault(expr);
            gang.Writer.Line($"{name} = {text};");
        });
        return LaneValue.Uniform(expr.Type, name);
    }

    private void PrintUniformFault(Expr expr)
    {
        if (Faults.Of(expr, gang.Unit.Late) is { } fault)
            gang.Writer.Braces($"if ({scalar.Print(fault)})", PrintFault);
    }
}

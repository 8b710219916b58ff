using System.Collections.Generic;
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
    private LaneValue Divide(Binary binary, LaneValue left, LaneValue right, LaneMask mask)
    {
        ScalarType type = binary.Type;
        string op = IrPrinter.Symbol(BinaryOp.Divide);
        left = gang.Named(left, "dividend");
        if (!CheckBuilder.CannotFault(binary))
        {
            right = gang.Named(right, "divisor");
            string zero = $"{LaneTypes.Vector(gang.Width, type)}.Zero";
            IEnumerable<string> faults = right.Parts.Select(d => AsSigned($"{v}.Equals({d}, {zero})", type));
            if (type.IsSigned())
            {
                string smallest = $"{v}.Create({type.Keyword()}.MinValue)";
                string minusOne = $"{v}.Create(({type.Keyword()})-1)";
                faults = faults.Zip(left.Parts.Zip(right.Parts, (n, d) => $"({v}.Equals({d}, {minusOne}) & {v}.Equals({n}, {smallest}))"), (a, b) => $"({a} | {b})");
            }

            LaneValue? on = PrintFaultIf(type, faults.ToArray(), mask);

            // Lanes that are off divide by one.
            if (on is not null)
                right = gang.Named(Blend(on, right, Spread(LaneValue.Uniform(type, $"({type.Keyword()})1"))), "divisor");
        }

        LaneValue quotient = Zip(left, right, (x, y) => $"({x} {op} {y})");
        if (binary.Op == BinaryOp.Divide)
            return quotient;
        quotient = gang.Named(quotient, "quotient");
        string[] rest = left.Parts.Select((x, p) => $"({x} - ({quotient.Parts[p]} * {right.Parts[p]}))").ToArray();
        return LaneValue.Vectors(type, rest);
    }

    /// <summary>Math.Abs throws for the smallest integer, Math.Sign for NaN.</summary>
    private LaneValue CheckArgument(Call call, LaneValue argument, LaneMask mask)
    {
        ScalarType type = call.Arguments[0].Type;
        argument = gang.Named(argument, "argument");
        PrintFaultIf(type, argument.Parts.Select(x => call.Function == Function.Sign
            ? AsSigned($"(~{v}.Equals({x}, {x}))", type)
            : $"{v}.Equals({x}, {v}.Create({type.Keyword()}.MinValue))").ToArray(), mask);
        return argument;
    }

    /// <summary>Leaves the gang if a lane that is on faults; gives the lanes that are on, null for all.</summary>
    /// <param name="type">The type of the operands.</param>
    /// <param name="faults">Masks of the lanes that fault, one per part.</param>
    /// <param name="mask">The lanes that are on.</param>
    private LaneValue? PrintFaultIf(ScalarType type, string[] faults, LaneMask mask)
    {
        LaneValue? outer = mask.Condition ?? (mask.Tail is null ? null : memory.TailMask(type.Size(), mask.Tail));
        LaneValue? on = outer is null ? null : gang.Named(AsMask(outer, type.Size()), "on");
        string any = string.Join(" | ", faults.Select((f, p) => on is null ? f : $"({f} & {on.Parts[p]})"));
        gang.Writer.Line($"if (({any}) != {LaneTypes.Mask(gang.Width, type.Size())}.Zero)");
        gang.Writer.Braces(string.Empty, PrintFault);
        return on;
    }

    /// <summary>A mask over elements of a type, as the signed integers that masks are made of.</summary>
    private static string AsSigned(string mask, ScalarType type)
    {
        ScalarType sized = LaneTypes.MaskType(type.Size());
        return type == sized ? mask : $"{mask}.{LaneTypes.As(sized)}()";
    }

    /// <summary>A uniform division under a mask throws only if a lane is on, and after the iterations before that lane's.</summary>
    private void PrintUniformFaults(Expr expr, LaneValue on)
    {
        foreach (Binary division in expr.All().OfType<Binary>().Where(b => !CheckBuilder.CannotFault(b)))
        {
            string divisor = scalar.Print(division.Right);
            string overflow = division.Type.IsSigned() ? $" || ({divisor} == -1 && {scalar.Print(division.Left)} == {division.Type.Keyword()}.MinValue)" : "";
            gang.Writer.Line($"if (({divisor} == 0{overflow}) && {Any(on)})");
            gang.Writer.Braces(string.Empty, PrintFault);
        }
    }
}

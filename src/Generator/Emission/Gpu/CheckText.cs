using System;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.Emission.Cpu;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>Prints the checks that stand before launches as calls that throw.</summary>
internal sealed class CheckText(Signature signature, Place place)
{
    private readonly PolynomialText polynomial = new(place);
    private readonly ScalarText scalar = new(place);

    /// <summary>The kernel's name as a C# literal.</summary>
    public string KernelName { get; } = Literal(signature.Method);

    /// <summary>The name of the parameter that a buffer is, or its own if the method would make it, as a C# literal.</summary>
    public string NameOf(KernelBuffer buffer) => Literal(signature.Parameters.FirstOrDefault(p => p.Symbol == buffer.Name)?.Name ?? buffer.Name);

    public string Print(Check check)
    {
        switch (check)
        {
            case InRange range:
                string call = $"{GpuSupport.Launch}.InRange({KernelName}, {(range.Buffer is { } buffer ? NameOf(buffer) : Literal("slice"))}, {range.Dimension}, "
                    + $"{polynomial.Wide(range.Lowest)}, {polynomial.Wide(range.Highest)}, {polynomial.Wide(range.Length)});";
                string happens = string.Join(" && ", range.Extents.Select(e => $"{polynomial.Wide(e)} >= 0").Concat(range.Conditions.Select(Print)));
                return happens.Length == 0 ? call : $"if ({happens}) {call}";
            case FitsInt32 fits:
                return $"{GpuSupport.Launch}.FitsInt32({KernelName}, {polynomial.Wide(fits.Lowest)}, {polynomial.Wide(fits.Highest)});";
            case Reached reached:
                return $"{GpuSupport.Launch}.Reached({KernelName}, {polynomial.Wide(reached.Trips)});";
            case Holds holds:
                return $"{GpuSupport.Launch}.Holds({KernelName}, \"{holds.Relied.What}\", {scalar.Print(holds.Relied.Condition)});";
            case NonNegative length:
                return $"{GpuSupport.Launch}.NonNegative({KernelName}, {polynomial.Wide(length.Length)});";
            case Same lengths:
                return $"{GpuSupport.Launch}.Same({KernelName}, \"{IrPrinter.Print(lengths.First)}\", \"{IrPrinter.Print(lengths.Second)}\", {scalar.Print(lengths.First)}, {scalar.Print(lengths.Second)});";
            case NonZero stride:
                return $"{GpuSupport.Launch}.NonZero({KernelName}, {polynomial.Wide(stride.Stride)});";
            case Far far:
                return $"{GpuSupport.Launch}.EqualOrFar({KernelName}, {polynomial.Wide(far.Gap)}, {polynomial.Wide(far.Reach)});";
            default:
                throw new ArgumentOutOfRangeException(nameof(check));
        }
    }

    private string Print(Under under) => under.Holds ? $"({scalar.Print(under.Condition)})" : $"!({scalar.Print(under.Condition)})";

    private static string Literal(string name) => $"\"{name.TrimStart('@')}\"";
}

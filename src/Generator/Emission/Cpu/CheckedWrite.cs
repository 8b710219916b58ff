using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Writes to arrays that stand in stack memory here. C# checks the index of an array when the value is known, and that of a span before: it
/// matters where the value can throw another exception.
/// </summary>
internal static class CheckedWrite
{
    public static bool Matters(Store store) => store.Value.All().Any(e =>
        e is Load load ? load.Buffer.Kind is BufferKind.Array or BufferKind.FieldArray : !Faults.Never(e));

    /// <param name="store">The statement.</param>
    /// <param name="first">The first element.</param>
    /// <param name="length">The length.</param>
    /// <param name="text">How the index is printed.</param>
    /// <param name="value">The value as text.</param>
    public static string Print(Store store, string first, string length, ScalarText text, string value) =>
        $"KernelRuntime.CheckedAccess.Put(ref {first}, {length}, {text.Print(store.Index[0])}, {value});";
}

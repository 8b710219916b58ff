using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Writes to arrays that are checked where they happen. C# checks the index of an array when the value is known, and that of a span before: it
/// matters where the value can throw another exception.
/// </summary>
internal static class CheckedWrite
{
    public static bool Matters(Store store) => store.Value.All().Any(e =>
        e is Load load ? load.Buffer.Kind is BufferKind.Array or BufferKind.FieldArray : !Faults.Never(e));

    /// <param name="first">The first element.</param>
    /// <param name="indices">Length and index in each dimension, as arguments.</param>
    /// <param name="value">The value as text.</param>
    public static string Print(string first, string indices, string value) => $"KernelRuntime.CheckedAccess.Put(ref {first}, {indices}, {value});";
}

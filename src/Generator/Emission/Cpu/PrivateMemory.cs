using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Stack memory for private arrays, declared once at the head of a method: what an iteration makes it only clears. Lanes have a table, with
/// a row for each element and a column for each lane.
/// </summary>
internal static class PrivateMemory
{
    /// <summary>Bytes that a table may have to begin further on, so that no row lies in one cache line more than it must.</summary>
    private const int Alignment = 64;

    /// <summary>The span over the memory of a private array in a unit.</summary>
    public static string Whole(KernelBuffer buffer) => $"{buffer.Name}_own";

    /// <summary>What a table holds: lanes have an index each for elements of four bytes or more, so that smaller ones take four.</summary>
    public static ScalarType InTable(ScalarType element) => element.Size() < 4 ? ScalarType.Int32 : element;

    /// <summary>The memory of one iteration at a time, in the Run method.</summary>
    public static void PrintRun(IEnumerable<KernelBuffer> buffers, BodyFacts facts, CodeWriter writer)
    {
        foreach (KernelBuffer buffer in InOrder(buffers))
            writer.Line($"global::System.Span<{buffer.Element.Keyword()}> {buffer.Name} = stackalloc {buffer.Element.Keyword()}[{Literals.Number(facts.Definitions.PrivateLength(buffer))}];");
    }

    /// <summary>The memory of one iteration at a time, in the scalar form of a unit.</summary>
    public static void PrintScalar(IEnumerable<KernelBuffer> buffers, BodyFacts facts, CodeWriter writer)
    {
        foreach (KernelBuffer buffer in InOrder(buffers))
        {
            string element = buffer.Element.Keyword();
            writer.Line($"global::System.Span<{element}> {Whole(buffer)} = stackalloc {element}[{Literals.Number(facts.Definitions.PrivateLength(buffer))}];");
            writer.Line($"ref {element} {buffer.Name} = ref KernelMemory.GetReference({Whole(buffer)});");
        }
    }

    /// <summary>The tables of a gang; one of fewer lanes uses the first part of them.</summary>
    public static void PrintTables(LaneGang gang)
    {
        foreach (KernelBuffer buffer in InOrder(gang.Own))
        {
            ScalarType element = InTable(buffer.Element);
            int count = (gang.Rows(buffer) * gang.Size) + (Alignment / element.Size());
            gang.Writer.Line($"global::System.Span<{element.Keyword()}> {Whole(buffer)} = stackalloc {element.Keyword()}[{Literals.Number(count)}];");
            gang.Writer.Line($"ref {element.Keyword()} {buffer.Name} = ref KernelRuntime.LaneTable.Aligned({Whole(buffer)});");
        }
    }

    private static IEnumerable<KernelBuffer> InOrder(IEnumerable<KernelBuffer> buffers) => buffers.OrderBy(b => b.Name, System.StringComparer.Ordinal);
}

using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// Streaming stores of a loop whose gangs start where its shape says, not where addresses are aligned: gangs write into memory of the method, from
/// which whole lines are streamed.
/// </summary>
internal sealed class LaneStaging(Unit unit, LaneRange range, UnitPlace place, CodeWriter writer)
{
    /// <summary>Elements that are streamed at once, or a few more.</summary>
    private const int Held = 512;

    private IEnumerable<Store> Stores => IsStaged(unit) ? unit.Code.Body.Statements.OfType<Store>().Where(s => unit.Streamed.Contains(s.Buffer)) : [];

    /// <summary>Whether what a unit streams is staged.</summary>
    public static bool IsStaged(Unit unit) => unit.Streamed.Count > 0 && unit.Reductions.Count > 0;

    /// <summary>Where the elements of a buffer are written: to be staged, or into the buffer itself.</summary>
    public static string To(KernelBuffer buffer) => $"{buffer.Name}_to";

    /// <summary>How far the place of an element there is less than in the buffer.</summary>
    public static string Less(KernelBuffer buffer) => $"{buffer.Name}_at";

    public void PrintStart(int gang)
    {
        foreach (Store store in Stores)
        {
            KernelBuffer buffer = store.Buffer;
            string keyword = buffer.Element.Keyword();
            place.Use(buffer);
            writer.Line($"// What streams {buffer.Name} waits until there are {Literals.Number(Held)} elements of it.");
            writer.Line($"global::System.Span<{keyword}> {Staged(buffer)} = stackalloc {keyword}[TStores.IsStreaming ? {Literals.Number(Held + (2 * gang) + (64 / buffer.Element.Size()))} : 0];");
            writer.Line($"ref {keyword} {To(buffer)} = ref (TStores.IsStreaming ? ref KernelMemory.GetReference({Staged(buffer)}) : ref {buffer.Name});");
            writer.Line($"nint {Less(buffer)} = TStores.IsStreaming ? {place.Address(buffer, store.Index)} : 0;");
        }
    }

    public void PrintGangEnd(int gang)
    {
        foreach (Store store in Stores)
        {
            string count = $"{place.Address(store.Buffer, store.Index)} + {Literals.Number(gang)} - {Less(store.Buffer)}";
            writer.Line($"if (TStores.IsStreaming && {count} >= {Literals.Number(Held)})");
            writer.Indented(() => writer.Line($"{Less(store.Buffer)} += {Flush(store, count, "false")};"));
        }
    }

    /// <summary>Streams all that waits, up to an iteration.</summary>
    public void PrintRest(string end)
    {
        foreach (Store store in Stores)
        {
            writer.Line("if (TStores.IsStreaming)");
            writer.Indented(() => writer.Line($"{Flush(store, $"{place.Address(store.Buffer, store.Index)} + ({end} - {range.Counter}) - {Less(store.Buffer)}", "true")};"));
        }
    }

    private static string Flush(Store store, string count, string all) =>
        $"KernelRuntime.StagedStores.Flush(ref {store.Buffer.Name}, {Less(store.Buffer)}, {Staged(store.Buffer)}, {count}, all: {all})";

    private static string Staged(KernelBuffer buffer) => $"{buffer.Name}_staged";
}

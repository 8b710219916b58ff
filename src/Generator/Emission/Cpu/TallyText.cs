using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>The members of a job by which its threads tally into copies.</summary>
internal static class TallyText
{
    /// <summary>The number of elements of a buffer that is tallied into; its lengths become arguments of the unit.</summary>
    public static string Length(Tally tally, UnitPlace place) => place.Length(tally.Buffer, tally.Buffer.Rank == 1 ? 0 : -1);

    /// <summary>The call that runs a loop in parts, those of a kernel without <c>Parallel</c> in one.</summary>
    public static string Run(UnitText text, string kernelName, string nanoseconds, string path)
    {
        Unit unit = text.Unit;
        string how = $"{(unit.UseThreads ? "parallel: true" : "parallel: false")}, {(unit.UseThreads && unit.Tallies.Any(t => t.IsReassociated) ? "inFixedShape: true" : "inFixedShape: false")}, {path}";
        return text.Reduces
            ? $"KernelRuntime.KernelRunner.TallyAndReduce<{text.Job}, {text.Sums}>({kernelName}, ref job, trip, {Literals.Number(unit.Lanes?.BlockSize ?? 1)}, {nanoseconds}, {how}, out result);"
            : $"KernelRuntime.KernelRunner.Tally({kernelName}, ref job, trip, {nanoseconds}, {how});";
    }

    /// <param name="unit">The unit.</param>
    /// <param name="place">Its place.</param>
    /// <param name="writer">Where it is printed.</param>
    public static void PrintMembers(Unit unit, UnitPlace place, CodeWriter writer)
    {
        writer.Line($"public readonly long TallyBytes => {Offset(unit.Tallies, unit.Tallies.Count, place)};");
        writer.Line();
        writer.Braces("public void Redirect(global::System.Span<byte> copies)", () =>
        {
            for (int t = 0; t < unit.Tallies.Count; t++)
            {
                Tally tally = unit.Tallies[t];
                string type = tally.Buffer.Element.Keyword();
                string first = Literals.Text(Identities.Of(tally.Kind, tally.Buffer.Element));
                writer.Line($"{tally.Buffer.Name} = ref KernelRef.As<byte, {type}>(ref {Copy(unit.Tallies, t, place, "KernelMemory.GetReference(copies)")});");
                writer.Line($"KernelMemory.CreateSpan(ref {tally.Buffer.Name}, {Length(tally, place)}).Fill({first});");
            }
        });
        writer.Line();
        writer.Braces("public readonly void TakeIn(ref byte copies)", () =>
        {
            for (int t = 0; t < unit.Tallies.Count; t++)
            {
                Tally tally = unit.Tallies[t];
                string type = tally.Buffer.Element.Keyword();
                writer.Line($"KernelRuntime.TallyMemory.TakeIn<{type}, {LaneOperators.Operator(tally.Kind, tally.Buffer.Element)}>(ref {tally.Buffer.Name}, ref {Copy(unit.Tallies, t, place, "copies")}, (nint){Length(tally, place)});");
            }
        });
        writer.Line();
    }

    private static string Copy(IReadOnlyList<Tally> tallies, int count, UnitPlace place, string first) => count == 0 ? first : $"KernelRef.AddByteOffset(ref {first}, (nint)({Offset(tallies, count, place)}))";

    /// <summary>The bytes of the first copies.</summary>
    private static string Offset(IReadOnlyList<Tally> tallies, int count, UnitPlace place)
    {
        List<string> bytes = [];
        for (int t = 0; t < count; t++)
            bytes.Add($"KernelRuntime.TallyMemory.Bytes<{tallies[t].Buffer.Element.Keyword()}>({Length(tallies[t], place)})");
        return string.Join(" + ", bytes);
    }
}

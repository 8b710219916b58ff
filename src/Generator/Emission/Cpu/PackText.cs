using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>The members of a job by which its threads pack, each into memory of its own first.</summary>
internal static class PackText
{
    /// <param name="text">The unit.</param>
    /// <param name="place">Its place.</param>
    /// <param name="writer">Where it is printed.</param>
    public static void PrintMembers(UnitText text, UnitPlace place, CodeWriter writer)
    {
        Packing[] packings = [.. text.Unit.Reductions.Select(r => r.Packing).OfType<Packing>()];
        Target[] targets = [.. packings.SelectMany(p => p.Stores.Select(s => new Target(p.Counter, s.Store.Buffer, s.Offset)))];
        string sums = text.Sums;
        writer.Line($"public readonly long HeldBytes(long iterations) => {Bytes(targets)};");
        writer.Line();
        writer.Braces("public void Redirect(global::System.Span<byte> held, long iterations)", () =>
        {
            for (int t = 0; t < targets.Length; t++)
            {
                writer.Line($"{targets[t].Buffer.Name} = ref KernelMemory.GetReference({Held(targets, t)});");
                writer.Line($"{Length(targets[t], place)} = (int)iterations{More(targets[t])};");
            }

            foreach (Packing packing in packings)
                writer.Line($"{packing.Counter.Name} = 0;");
        });
        writer.Line();
        Each($"public readonly void Counters(ref {sums} counters)", c => $"counters.{c} = {c};");
        Each($"public void Begin(in {sums} counters)", c => $"{c} = counters.{c};");
        Each($"public readonly void Advance(ref {sums} counters, in {sums} packed)", c => $"counters.{c} += packed.{c};");
        Each($"public readonly void Place(ref {sums} result, in {sums} counters)", c => $"result.{c} = counters.{c};");
        string[] fits = [.. targets.Select(t => $"(packed.{t.Counter.Name} == 0 || (counters.{t.Counter.Name} >= 0 && (long)counters.{t.Counter.Name} + packed.{t.Counter.Name}{More(t)} <= {Length(t, place)}))")];
        writer.Line($"public readonly bool Fits(in {sums} counters, in {sums} packed) => {string.Join(" && ", fits)};");
        writer.Line();
        writer.Braces($"public readonly void TakeIn(global::System.Span<byte> held, long iterations, in {sums} counters, in {sums} packed)", () =>
        {
            for (int t = 0; t < targets.Length; t++)
            {
                string counter = targets[t].Counter.Name;
                string skipped = targets[t].Offset == 0 ? string.Empty : $"[{Literals.Number(targets[t].Offset)}..]";
                writer.Line($"KernelRuntime.LanePack.Flush(ref {targets[t].Buffer.Name}, (nint)counters.{counter}{More(targets[t])}, {Held(targets, t)}{skipped}, (nint)packed.{counter});");
            }
        });
        writer.Line();

        void Each(string head, System.Func<string, string> line)
        {
            writer.Braces(head, () =>
            {
                foreach (Packing packing in packings)
                    writer.Line(line(packing.Counter.Name));
            });
            writer.Line();
        }
    }

    /// <summary>A buffer that is packed into, and how far from the counter.</summary>
    private sealed record Target(Variable Counter, KernelBuffer Buffer, long Offset);

    private static string Length(Target target, UnitPlace place) => place.Length(target.Buffer, 0);

    private static string More(Target target) => target.Offset == 0 ? string.Empty : $" + {Literals.Number(target.Offset)}";

    /// <summary>The bytes of the first buffers.</summary>
    private static string Bytes(IEnumerable<Target> targets) =>
        string.Join(" + ", targets.Select(t => $"KernelRuntime.TallyMemory.Bytes<{t.Buffer.Element.Keyword()}>(iterations{More(t)})"));

    /// <summary>The part of the memory that a buffer has.</summary>
    private static string Held(IReadOnlyList<Target> targets, int number)
    {
        string from = number == 0 ? "held" : $"held[(int)({Bytes(targets.Take(number))})..]";
        return $"KernelMemory.Cast<byte, {targets[number].Buffer.Element.Keyword()}>({from})";
    }
}

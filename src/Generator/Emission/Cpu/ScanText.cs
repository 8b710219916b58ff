using System;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>The members of a job by which its blocks start from the totals of those before them.</summary>
internal static class ScanText
{
    public static void PrintMembers(UnitText text, CodeWriter writer)
    {
        Reduction[] totals = [.. text.Unit.Totals];
        string sums = text.Sums;
        string arguments = UnitText.Join(text.Names, "(nint)from", "(nint)to", "out result");
        writer.Line($"public static bool Reduces => {(totals.Length < text.Unit.Reductions.Count ? "true" : "false")};");
        writer.Line();
        writer.Line($"public void ExecuteStreaming(long from, long to, out {sums} result) => {text.Unit.Name}{(text.Streams ? "_Streaming" : "")}({arguments});");
        writer.Line();
        writer.Line($"public void Add(long from, long to, out {sums} result) => {text.Unit.Name}{(UnitText.MayLeaveOutStores(text.Unit) ? "_Adding" : "")}({arguments});");
        writer.Line();
        Each($"public readonly void Totals(ref {sums} at)", r => $"at.{Name(r)} = {Name(r)};");
        Each($"public void Begin(in {sums} at)", r => $"{Name(r)} = at.{Name(r)};");
        Each("public void BeginAnew()", r => r.Kind.IsIdempotent() ? null : $"{Name(r)} = {Literals.Text(Identities.Of(r.Kind, r.Variable.Type))};");
        Each($"public readonly void Follow(ref {sums} at, in {sums} block)", r => r.IsReassociated ? Taken(r, "block") : $"at.{Name(r)} = block.{Name(r)};");
        Each($"public readonly void Advance(ref {sums} at, in {sums} added)", r => Taken(r, "added"));
        Each($"public readonly void Place(ref {sums} result, in {sums} at)", r => $"result.{Name(r)} = at.{Name(r)};");

        void Each(string head, Func<Reduction, string?> line)
        {
            writer.Braces(head, () =>
            {
                foreach (string only in totals.Select(line).OfType<string>())
                    writer.Line(only);
            });
            writer.Line();
        }
    }

    private static string Name(Reduction total) => total.Variable.Name;

    private static string Taken(Reduction total, string block) =>
        $"at.{Name(total)} = {ScalarText.Combine(total.Kind, total.Variable.Type, $"at.{Name(total)}", $"{block}.{Name(total)}")};";
}

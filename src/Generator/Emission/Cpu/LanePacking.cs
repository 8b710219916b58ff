using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Planning;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// What lanes pack waits in memory of the method until there is enough of it to be copied: so whole vectors are written, nothing
/// of them behind the last element that is on is ever seen, and a gang that faults has written nothing yet.
/// </summary>
internal sealed class LanePacking(Unit unit, UnitPlace place, CodeWriter writer)
{
    /// <summary>Elements that are copied at once, or a few more.</summary>
    private const int Held = 256;

    private IEnumerable<(Variable Counter, Pack[] Packs)> Counters => unit.Reductions.Where(r => r.Packing is not null)
        .Select(r => (r.Variable, unit.Code.Body.All().OfType<Pack>().Where(p => p.Counter == r.Variable).ToArray()));

    /// <summary>Where the elements go that wait, how many there are, and the memory that they wait in.</summary>
    public void PrintStart(int gang)
    {
        foreach ((Variable counter, Pack[] packs) in Counters)
        {
            writer.Line($"// What is packed at {counter.Name} waits until there are {Literals.Number(Held)} elements of it.");
            writer.Line($"nint {At(counter)} = (nint){place.Initial(counter)}, {Waiting(counter)} = 0;");
            foreach (Pack pack in packs)
            {
                string keyword = pack.Held.Element.Keyword();
                writer.Line($"global::System.Span<{keyword}> {pack.Held.Name} = stackalloc {keyword}[{Literals.Number(Held + gang + (64 / pack.Held.Element.Size()))}];");
            }
        }
    }

    /// <summary>A gang has packed nothing at its start.</summary>
    public void PrintGangStart()
    {
        foreach ((Variable counter, _) in Counters)
            writer.Line($"nint {On(counter)} = 0;");
    }

    /// <summary>What a gang has packed counts when the gang is done.</summary>
    public void PrintGangEnd()
    {
        foreach ((Variable counter, _) in Counters)
            writer.Line($"{Waiting(counter)} += {On(counter)};");
        foreach ((Variable counter, Pack[] packs) in Counters)
            writer.Braces($"if ({Waiting(counter)} >= {Literals.Number(Held)})", () => PrintFlush(counter, packs));
    }

    /// <summary>Ahead of scalar code, which goes on with the counter: all that waits is copied.</summary>
    public void PrintFlushes()
    {
        foreach ((Variable counter, Pack[] packs) in Counters)
            PrintFlush(counter, packs);
    }

    /// <summary>Gives scalar code the counters as they are.</summary>
    public void PrintHandOver()
    {
        PrintFlushes();
        foreach ((Variable counter, _) in Counters)
            writer.Line($"{counter.Name} = {Value(counter)};");
    }

    /// <summary>A counter when nothing waits.</summary>
    public static string Value(Variable counter) => $"({counter.Type.Keyword()}){At(counter)}";

    /// <summary>The counter steps in the lanes that are on: their elements must have room in every buffer.</summary>
    public static void PrintStep(LaneGang gang, Variable counter, LaneValue? on)
    {
        string count = on is null ? Literals.Number(gang.Size) : string.Join(" + ", on.Parts.Select(p => $"KernelRuntime.LanePack.Count({p})"));
        gang.Writer.Line($"{On(counter)} = {count};");
        List<string> outside = [];
        foreach (Pack pack in gang.Unit.Code.Body.All().OfType<Pack>().Where(p => p.Counter == counter))
        {
            gang.Place.Use(pack.Buffer);
            string first = $"{At(counter)} + {Waiting(counter)}{More(pack)}";
            outside.Add($"{first} < 0 || {first} + {On(counter)} > {gang.Place.Length(pack.Buffer, 0)}");
        }

        gang.Writer.Line($"if ({On(counter)} > 0 && ({string.Join(" || ", outside)}))");
        gang.Writer.Braces(string.Empty, () => LaneRange.Of(gang).PrintFault(gang));
    }

    /// <summary>The elements of the lanes that are on, behind those that wait.</summary>
    public static void Print(LaneGang gang, Pack pack, LaneValue value, LaneValue? on)
    {
        string first = $"ref KernelMemory.GetReference({pack.Held.Name})";
        string type = LaneTypes.Vector(gang.Width, pack.Held.Element);
        string at = gang.Fresh("packed");
        gang.Writer.Line($"nint {at} = {Waiting(pack.Counter)};");
        for (int p = 0; p < value.Parts.Count; p++)
        {
            string mask = on is null ? $"{type}.AllBitsSet" : $"{on.Parts[p]}{LaneTypes.FromMask(pack.Held.Element)}";
            gang.Writer.Line($"{at} = KernelRuntime.LanePack.Store({first}, {at}, {value.Parts[p]}, {mask});");
        }
    }

    private void PrintFlush(Variable counter, IEnumerable<Pack> packs)
    {
        foreach (Pack pack in packs)
            writer.Line($"KernelRuntime.LanePack.Flush(ref {pack.Buffer.Name}, {At(counter)}{More(pack)}, {pack.Held.Name}, {Waiting(counter)});");
        writer.Line($"{At(counter)} += {Waiting(counter)};");
        writer.Line($"{Waiting(counter)} = 0;");
    }

    private static string More(Pack pack) => pack.Offset == 0 ? string.Empty : $" + ({Literals.Number(pack.Offset)})";

    private static string At(Variable counter) => $"{counter.Name}_place";

    private static string Waiting(Variable counter) => $"{counter.Name}_waiting";

    private static string On(Variable counter) => $"{counter.Name}_taken";
}

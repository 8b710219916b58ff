using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Reads at places of their own. Each lane's index is checked before any is read; if one is out of range, the gang is run again in scalar
/// code, which throws at the iteration that C# would throw at, with the ones before it done.
/// </content>
internal sealed partial class LaneExpressions
{
    private LaneValue Gather(Load load, LaneMask mask)
    {
        KernelBuffer buffer = load.Buffer;
        gang.Place.Use(buffer);
        string length = gang.Place.Length(buffer, 0);
        LaneValue index = gang.Named(Spread(Print(load.Index[0], mask)), "at");
        PrintOutside(index, length, mask);

        // Elements of eight bytes are found by indices of eight bytes; one in range fits the four bytes of the others.
        ScalarType place = buffer.Element.Size() == 8 ? ScalarType.Int64 : ScalarType.Int32;
        LaneValue at = index.Type == place ? index
            : gang.Named(LaneValue.Vectors(place, conversions.Convert(index.Parts, index.Type, place)), "place");
        LaneValue? sized = OnIn(mask, place.Size()) is { } on ? gang.Named(on, "on") : null;
        string[] parts = at.Parts.Select((p, k) => $"KernelRuntime.LaneGather.Load(ref {buffer.Name}, {p}{(sized is null ? "" : $", {sized.Parts[k]}")})").ToArray();
        return gang.Named(LaneValue.Vectors(buffer.Element, parts), buffer.Name);
    }

    /// <summary>Leaves the gang to the scalar form if the index of a lane that is on lies outside.</summary>
    private void PrintOutside(LaneValue index, string length, LaneMask mask)
    {
        LaneValue? active = OnIn(mask, index.Type.Size()) is { } on ? gang.Named(on, "on") : null;
        string outside = string.Join(" | ", index.Parts.Select((p, k) =>
            active is null ? $"KernelRuntime.LaneGather.Outside({p}, {length})" : $"(KernelRuntime.LaneGather.Outside({p}, {length}) & {active.Parts[k]})"));
        gang.Writer.Line($"if (({outside}) != {LaneTypes.Vector(gang.Width, index.Type)}.Zero)");
        gang.Writer.Braces(string.Empty, PrintFault);
    }

    /// <summary>Leaves the gang to source order, which throws.</summary>
    private void PrintFault() => LaneRange.Of(gang).PrintFault(gang.Size);
}

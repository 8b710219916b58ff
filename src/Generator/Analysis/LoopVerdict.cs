using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>Whether the iterations of a loop may run in any order.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Reductions">What it reduces into, if it is parallel.</param>
/// <param name="Why">The reason if it is not; otherwise null.</param>
/// <param name="Collision">The two accesses that collide, if that is the reason.</param>
/// <param name="Apart">What must hold for it to be parallel; known when the method starts.</param>
internal sealed record LoopVerdict(For Loop, IReadOnlyList<Reduction> Reductions, string? Why, Collision? Collision, IReadOnlyList<Check> Apart)
{
    public LoopVerdict(For loop, string why, Collision? collision = null)
        : this(loop, [], why, collision, [])
    {
    }

    public bool IsParallel => Why is null;

    /// <summary>What may end it early, where its iterations are independent of each other up to there; it is not parallel then.</summary>
    public EarlyExit? Exit { get; init; }

    /// <summary>
    /// Writes that may meet themselves in different iterations, at places that lanes do not share in any fixed step: the last one counts, so
    /// that iterations keep their order, lanes included. It is not parallel then.
    /// </summary>
    public IReadOnlyList<Access> Ordered { get; init; } = [];

    /// <summary>
    /// Whether iterations touch what others do, in an order that lanes keep which do one statement after the other: the access of the earlier
    /// iteration stands first. It is not parallel then.
    /// </summary>
    public bool IsInStatementOrder { get; init; }

    /// <summary>How many iterations a gang may take, because a later one touches what the first one does; null for any number. It is not parallel then.</summary>
    public long? LongestGang { get; init; }

    /// <summary>Whether lanes keep the order of its iterations, and threads would not.</summary>
    public bool KeepsOrder => Ordered.Count > 0 || IsInStatementOrder || Packs || Scans.Any();

    /// <summary>The running totals that its iterations want. It is not parallel then.</summary>
    public IEnumerable<Scan> Scans => Reductions.Select(r => r.Scan).OfType<Scan>();

    /// <summary>Whether it packs elements one behind the other, in the order of its iterations. It is not parallel then.</summary>
    public bool Packs => Reductions.Any(r => r.Packing is not null);

    /// <summary>Whether threads may pack parts of it into memory of their own: it writes nothing else.</summary>
    public bool PacksInParts
    {
        get
        {
            Packed[] packed = [.. Reductions.Select(r => r.Packing).OfType<Packing>().SelectMany(p => p.Stores)];
            HashSet<int> stores = new(packed.Select(p => p.Store.Id));
            return packed.Length > 0 && Ordered.Count == 0 && !IsInStatementOrder && packed.All(p => p.Offset >= 0)
                && Loop.Body.All().OfType<Store>().All(s => stores.Contains(s.Id) || s.Buffer.IsPrivate);
        }
    }

    /// <summary>
    /// Buffers whose elements different iterations reduce into, wherever they choose: the only thing that they share. It is not parallel then, but may
    /// be made so by copies.
    /// </summary>
    public IReadOnlyList<Tally> Tallies { get; init; } = [];

    /// <summary>Pairs of accesses that nothing proves apart, and that are so by the word of the user.</summary>
    public IReadOnlyList<Collision> Believed { get; init; } = [];

    /// <summary>Whether it is said to be parallel, and is not: iterations surely share what <see cref="Why"/> says.</summary>
    public bool IsRefuted { get; init; }

    /// <summary>Whether no iteration disturbs another: all of them, or those up to an early exit, but for what lanes keep in order.</summary>
    public bool IsIndependent => IsParallel || Exit is not null || KeepsOrder;

    /// <summary>The loop as iterations see it that do not end it early.</summary>
    public For Staying => Exit?.Staying ?? Loop;

    /// <summary>
    /// What a gang that ends the loop must not have taken anything into yet: source order goes on from its first iteration. A gang that faults
    /// ends without results, so that a loop without an early exit has none.
    /// </summary>
    public ISet<Variable> Kept => new HashSet<Variable>(Exit is null ? [] : Reductions.Select(r => r.Variable));

    /// <summary>Whether its floating-point result depends on the shape of the reduction.</summary>
    public bool IsReassociated => Reductions.Any(r => r.IsReassociated);
}

/// <summary>All that analysis finds out about a body, before anything is decided.</summary>
internal sealed class BodyFacts
{
    private readonly Dictionary<int, LoopVerdict> verdicts = [];

    public BodyFacts(Body body, FloatOrder order)
    {
        Body = body;
        Order = order;
        Definitions = new Definitions(body);
        Affine = new AffineForms(Definitions);
        var collector = new AccessCollector(body.Statements, Affine);
        Accesses = collector.Accesses;
        Tests = collector.Tests;
        LoopPaths = collector.LoopPaths;
        foreach (For loop in body.Statements.All().OfType<For>())
            verdicts[loop.Id] = Judge(loop);
    }

    public Body Body { get; }

    /// <summary>In which order floating point is taken in.</summary>
    public FloatOrder Order { get; }

    /// <summary>The same about another body of the kernel.</summary>
    public BodyFacts Of(Body body) => new(body, Order);

    public Definitions Definitions { get; }

    public AffineForms Affine { get; }

    public IReadOnlyList<Access> Accesses { get; }

    /// <summary>Tests of overflow, of slices and of the indices in them, each with the way to it; those in the header of a loop belong to it.</summary>
    public IReadOnlyList<(Expr Node, IReadOnlyList<PathStep> Path)> Tests { get; }

    /// <summary>The way to each loop by its id, the loop itself as the last step.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<PathStep>> LoopPaths { get; }

    public LoopVerdict this[For loop] => verdicts[loop.Id];

    /// <summary>The accesses that the code of a loop makes: those of the loop, without what the code leaves out of it.</summary>
    public IReadOnlyList<Access> In(For code)
    {
        HashSet<int> made = new(code.Body.All().OfType<Store>().Select(s => s.Id).Concat(code.Body.AllExpressions().Select(IrWalk.Id)));
        return Accesses.Where(a => a.IsIn(code) && made.Contains(a.Id)).ToList();
    }

    public IEnumerable<LoopVerdict> Verdicts => verdicts.Values;

    /// <summary>Whether two buffers may be one and the same memory from the first element on, as far as types tell.</summary>
    public static bool MayBeSame(KernelBuffer a, KernelBuffer b)
    {
        if (a == b)
            return true;
        bool fresh = a.IsMadeHere || b.IsMadeHere;
        return !fresh && a.Kind != BufferKind.Rows && b.Kind != BufferKind.Rows && a.Element == b.Element && a.Rank == b.Rank && a.View?.Type == b.View?.Type;
    }

    private LoopVerdict Judge(For loop)
    {
        if (loop.Guard is not null)
        {
            EarlyExit? exit = EarlyExit.Of(loop, Body.Statements, out string ends);
            if (exit is null)
                return new LoopVerdict(loop, ends);
            LoopVerdict staying = WhyOrdered(exit.Reductions) is { } kept ? new LoopVerdict(loop, kept) : Asserted(loop, OfMemory(loop, exit.Reductions), exit.Reductions);
            return staying.IsIndependent ? staying with { Why = "an iteration may end it (break)", Exit = exit } : staying;
        }

        LoopScalars scalars = LoopScalars.Of(loop, Body.Statements, Order);
        if (scalars.Carried is not null)
            return new LoopVerdict(loop, scalars.Why) { IsRefuted = loop.IsAsserted };
        return WhyOrdered(scalars.Reductions) is { } why ? new LoopVerdict(loop, why) : Asserted(loop, OfMemory(loop, scalars.Reductions), scalars.Reductions);
    }

    /// <summary>The verdict on what iterations do to memory, where the user says that they are independent: what is not surely shared is not shared.</summary>
    private LoopVerdict Asserted(For loop, LoopVerdict proved, IReadOnlyList<Reduction> reductions)
    {
        if (!loop.IsAsserted || proved is { IsParallel: true, Apart.Count: 0 } || proved.Tallies.Count > 0 || proved.Packs || proved.Scans.Any())
            return proved;
        Collision[] collisions = Dependence.All(loop, Accesses, Affine, (a, b) => a == b).ToArray();
        return collisions.FirstOrDefault(c => SureCollisions.Meet(c, loop)) is { } sure
            ? new LoopVerdict(loop, Dependence.Describe(sure, loop), sure) { IsRefuted = true }
            : new LoopVerdict(loop, reductions, null, null, []) { Believed = collisions };
    }

    private string? WhyOrdered(IReadOnlyList<Reduction> reductions) => Order == FloatOrder.Source && reductions.FirstOrDefault(r => r.IsReassociated) is { } ordered
        ? $"Strict keeps the floating-point {(ordered.Scan is null ? "reduction into" : "running total")} {ordered.Variable.Name} in source order"
        : null;

    /// <summary>The verdict on a loop whose iterations collide, with the buffers that they tally into, if that is all they share.</summary>
    private LoopVerdict WithTallies(LoopVerdict verdict, IReadOnlyList<Reduction> reductions)
    {
        if (verdict.Loop.Guard is not null || reductions.Any(r => r.Packing is not null || r.Scan is not null))
            return verdict;
        List<Check> apart = [];
        HashSet<Tally> tallies = [];
        foreach (Collision collision in Dependence.All(verdict.Loop, Accesses, Affine, (a, b) => a == b))
        {
            if (IsGuarded(collision))
                apart.Add(collision.Unless!);
            else if (Tally.Of(collision.First.Buffer, verdict.Loop) is { } tally && !(Order == FloatOrder.Source && tally.IsReassociated))
                tallies.Add(tally);
            else
                return verdict;
        }

        return verdict with { Apart = apart.Distinct().ToList(), Tallies = tallies.ToList(), Reductions = reductions };
    }

    /// <summary>Whether a guard on entry can keep two accesses apart.</summary>
    private bool IsGuarded(Collision collision) => collision.Unless is { } check && check.Atoms.All(new CheckBuilder(Affine, Definitions).IsAtEntry);

    /// <summary>The verdict on what iterations do to memory.</summary>
    private LoopVerdict OfMemory(For loop, IReadOnlyList<Reduction> reductions)
    {
        List<Check> apart = [];
        bool TakeAsApart(Collision collision)
        {
            bool isGuarded = IsGuarded(collision);
            if (isGuarded)
                apart.Add(collision.Unless!);
            return isGuarded;
        }

        Reduction? counter = reductions.FirstOrDefault(r => r.Packing is not null);
        Reduction? total = reductions.FirstOrDefault(r => r.Scan is not null);
        HashSet<int> packed = new(reductions.Where(r => r.Packing is not null).SelectMany(r => r.Packing!.Stores).Select(s => s.Store.Id));
        List<Access> ordered = [];
        bool TakeAsOrdered(Access store)
        {
            bool once = store.Loops.Last().Id == loop.Id && !loop.Body.All().OfType<While>().Any(w => w.Body.All().Any(s => s.Id == store.Id));
            if (once && LaneAddress.Of(store, loop, Affine) is null)
                ordered.Add(store);
            return ordered.Contains(store);
        }

        // What is packed is compared with what is read by where the counter starts.
        bool TakeAsAhead(Collision collision)
        {
            Packing? packing = collision.Second.IsStore ? null : reductions.Select(r => r.Packing).FirstOrDefault(p => p?.Stores.Any(s => s.Store.Id == collision.First.Id) == true);
            if (packing is null || PackingInPlace.Rooms(collision, packing, loop, this) is not { } rooms || !rooms.SelectMany(r => r.Atoms).All(new CheckBuilder(Affine, Definitions).IsAtEntry))
                return false;
            apart.AddRange(rooms.Select(r => new StaysBehind(collision.First.Buffer, r)));
            return true;
        }

        Collision? kept = null;
        long? longest = null;
        foreach (Collision collision in Dependence.All(loop, Accesses, Affine, (a, b) => a == b))
        {
            bool isItself = collision.First.Id == collision.Second.Id;
            if ((isItself && packed.Contains(collision.First.Id)) || TakeAsAhead(collision) || TakeAsApart(collision) || (isItself && TakeAsOrdered(collision.First)))
                continue;
            bool isInOrder = loop.Guard is null && reductions.All(r => r.Scan is null or { Ahead: null, Swapped.Count: 0 }) && StatementOrder.Keeps(collision, loop, Accesses, Affine);
            if (!isInOrder && (loop.Guard is not null || reductions.Count > 0 || !StatementOrder.LeavesAGang(collision, loop)))
                return WithTallies(new LoopVerdict(loop, Dependence.Describe(collision, loop), collision), reductions);
            kept = isInOrder ? kept ?? collision : longest is null || Math.Abs(collision.Distance!.Value) < longest ? collision : kept;
            longest = isInOrder ? longest : Math.Min(longest ?? long.MaxValue, Math.Abs(collision.Distance!.Value));
        }

        if (total is not null && ordered.Count > 0)
            return new LoopVerdict(loop, $"{total.Variable.Name} is a running total, and where {ordered[0]} is follows from the iterations before, too");
        string? why = ordered.Count > 0 ? $"{ordered[0]} may be the same place in different iterations: the last one counts, so their order is kept"
            : kept is not null ? $"{Dependence.Describe(kept, loop)}, and {(longest is null ? "lanes keep the order of statements" : "no gang takes more")}"
            : counter is not null ? $"{counter.Variable.Name} says where the next element goes, in the order of iterations"
            : total is { Kind: ReductionKind.Newest } ? $"{total.Variable.Name} has the last value that an iteration gave it, which others want"
            : total is not null ? $"{total.Variable.Name} is a running total, which iterations want as it is then" : null;
        return new LoopVerdict(loop, reductions, why, kept, apart.Distinct().ToList()) { Ordered = ordered, IsInStatementOrder = kept is not null, LongestGang = longest };
    }
}

"""Measures, agreements and papers about missed steps, for other systems."""

from ninja import Router

from guitu.measures.api import breach_papers, measures

router = Router(tags=["measures"])
router.add_router("", measures.router)
router.add_router("", breach_papers.router)
__all__ = ["router"]

select begin_life_where_the_cluster_changed();
